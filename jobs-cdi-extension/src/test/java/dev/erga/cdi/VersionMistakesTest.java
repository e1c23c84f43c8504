package dev.erga.cdi;

import static dev.erga.cdi.TestDeployment.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.erga.engine.setup.EarlierVersions;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Recurring;
import jakarta.enterprise.context.Dependent;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a deployment says of its earlier versions, and the words in which mistakes in it are refused. */
class VersionMistakesTest {

    @Dependent
    static class Renamed {
        @BackgroundJob(formerly = {"Emails.send", "Mailer.send"})
        void sendWelcome(long userId) {}

        @BackgroundJob(formerly = "Emails.digest")
        @Recurring(id = "nightly-digest", cron = "0 2 * * *", formerly = "night")
        void nightly() {}
    }

    @Test
    void former_names_and_ids_belong_to_the_declaration() {
        Plan plan = TestDeployment.plan(FixedSettings.of(), Renamed.class);

        assertThat(plan.jobs())
                .extracting(JobDeclaration::name, JobDeclaration::earlier)
                .containsExactly(
                        tuple("Renamed.nightly", new EarlierVersions(Set.of("Emails.digest"), Set.of("night"))),
                        tuple(
                                "Renamed.sendWelcome",
                                new EarlierVersions(Set.of("Emails.send", "Mailer.send"), Set.of())));
    }

    @Dependent
    static class BadFormerName {
        @BackgroundJob(formerly = "send it")
        void send(long id) {}
    }

    @Test
    void a_former_name_that_no_row_can_carry_is_refused() {
        assertRefused("""
                ERGA-0135  @BackgroundJob formerly "send it" is not a name
                  at   dev.erga.cdi.VersionMistakesTest.BadFormerName.send(long)
                  why  a job method's name has 1 to 200 characters out of letters, digits, dot, _, - and $
                  fix  write it as it was, class and method unless the annotation named it: "Emails.sendWelcome"
                """, BadFormerName.class);
    }

    @Dependent
    static class BadFormerId {
        @Recurring(id = "nightly", cron = "@daily", formerly = "every night")
        void nightly() {}
    }

    @Test
    void a_former_id_that_no_schedule_can_have_is_refused() {
        assertRefused("""
                ERGA-0135  @Recurring formerly "every night" is not an id
                  at   dev.erga.cdi.VersionMistakesTest.BadFormerId.nightly()
                  why  an id has 1 to 100 characters out of a-z, A-Z, 0-9, dot, _ and -
                  fix  write it as it was, such as "nightly-digest"
                """, BadFormerId.class);
    }

    @Dependent
    static class StillInUse {
        @BackgroundJob
        void send(long id) {}

        @BackgroundJob(formerly = "StillInUse.send")
        void sendWelcome(long id) {}
    }

    @Test
    void a_former_name_that_a_method_has_now_is_refused() {
        assertRefused("""
                ERGA-0136  "StillInUse.send" is a job method now, and was another formerly
                  at   dev.erga.cdi.VersionMistakesTest.StillInUse.sendWelcome(long), and now dev.erga.cdi.VersionMistakesTest.StillInUse.send(long)
                  why  what is stored says by it what it means, and can mean only one thing
                  fix  take it out of formerly, or call the present one something else
                """, StillInUse.class);
    }

    @Dependent
    static class ClaimedTwice {
        @BackgroundJob(formerly = "Emails.send")
        void send(long id) {}

        @BackgroundJob(formerly = "Emails.send")
        void sendWelcome(long id) {}
    }

    @Test
    void a_former_name_that_two_methods_claim_is_refused() {
        assertRefused("""
                ERGA-0136  "Emails.send" was 2 job methods formerly
                  at   dev.erga.cdi.VersionMistakesTest.ClaimedTwice.send(long) and dev.erga.cdi.VersionMistakesTest.ClaimedTwice.sendWelcome(long)
                  why  what is stored says by it what it means, and can mean only one thing
                  fix  leave it to the one that is to take over what is stored
                """, ClaimedTwice.class);
    }

    @Dependent
    static class IdInUse {
        @Recurring(id = "night", cron = "@daily")
        void one() {}

        @Recurring(id = "nightly", cron = "@daily", formerly = "night")
        void other() {}
    }

    @Test
    void a_former_id_that_a_schedule_has_now_is_refused() {
        assertRefused("""
                ERGA-0136  "night" is a recurring job now, and was another formerly
                  at   dev.erga.cdi.VersionMistakesTest.IdInUse.other(), and now dev.erga.cdi.VersionMistakesTest.IdInUse.one()
                  why  what is stored says by it what it means, and can mean only one thing
                  fix  take it out of formerly, or call the present one something else
                """, IdInUse.class);
    }

    @Test
    void configuration_under_a_former_name_is_refused_with_the_present_one() {
        assertThat(TestDeployment.refusal(FixedSettings.of("erga.job.\"Emails.send\".attempts", "3"), Renamed.class))
                .isEqualTo("""
                        Erga found a mistake in this deployment:

                        ERGA-0621  erga.job."Emails.send".attempts speaks of a job method that does not exist
                          at   erga.job."Emails.send".attempts=3 (test.properties)
                          why  "Emails.send" is now "Renamed.sendWelcome"
                          fix  write erga.job."Renamed.sendWelcome".attempts
                        """);
    }

    @Test
    void configuration_under_a_former_id_is_refused_with_the_present_one() {
        assertThat(TestDeployment.refusal(FixedSettings.of("erga.recurring.night.cron", "off"), Renamed.class))
                .isEqualTo("""
                        Erga found a mistake in this deployment:

                        ERGA-0622  erga.recurring.night.cron speaks of a recurring job that does not exist
                          at   erga.recurring.night.cron=off (test.properties)
                          why  "night" is now "nightly-digest"
                          fix  write erga.recurring.nightly-digest.cron
                        """);
    }
}
