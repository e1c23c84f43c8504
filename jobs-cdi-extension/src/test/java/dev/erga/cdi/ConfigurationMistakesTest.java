package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import org.junit.jupiter.api.Test;

/** Each mistake that the configuration can have, and the words in which it is refused. */
class ConfigurationMistakesTest {

    @ApplicationScoped
    static class Emails {
        @BackgroundJob
        void sendWelcome(long userId) {}

        @Recurring(id = "nightly-digest", cron = "0 2 * * *")
        void digest() {}
    }

    @Test
    void an_unknown_key_is_refused_with_the_one_that_was_meant() {
        assertRefused("""
                ERGA-0620  there is no key erga.wokers
                  at   erga.wokers=3 (test.properties)
                  why  what begins with erga. is meant for Erga, which knows no such key
                  fix  did you mean erga.workers?
                """, "erga.wokers", "3");
    }

    @Test
    void an_unknown_key_that_resembles_nothing_is_refused() {
        assertRefused("""
                ERGA-0620  there is no key erga.colour
                  at   erga.colour=blue (test.properties)
                  why  what begins with erga. is meant for Erga, which knows no such key
                  fix  remove it
                """, "erga.colour", "blue");
    }

    @Test
    void a_job_name_without_quotes_is_refused() {
        assertRefused("""
                ERGA-0620  there is no key erga.job.Emails.sendWelcome.attempts
                  at   erga.job.Emails.sendWelcome.attempts=3 (test.properties)
                  why  a job method has erga.job."<name>" with .queue, .priority, .attempts, .backoff, .rules, .on-exhausted, .timeout, .chunk, .limit, .at-once, .rate, .keep-succeeded, .keep-failed, .keep-deleted, .breaker
                  fix  did you mean erga.job."Emails.sendWelcome".attempts?
                """, "erga.job.Emails.sendWelcome.attempts", "3");
    }

    @Test
    void an_unknown_attribute_of_a_job_is_refused() {
        assertRefused("""
                ERGA-0620  there is no key erga.job."Emails.sendWelcome".repetitions
                  at   erga.job."Emails.sendWelcome".repetitions=3 (test.properties)
                  why  a job method has erga.job."<name>" with .queue, .priority, .attempts, .backoff, .rules, .on-exhausted, .timeout, .chunk, .limit, .at-once, .rate, .keep-succeeded, .keep-failed, .keep-deleted, .breaker
                  fix  remove it
                """, "erga.job.\"Emails.sendWelcome\".repetitions", "3");
    }

    @Test
    void an_override_for_a_job_that_nobody_declares_is_refused() {
        assertRefused("""
                ERGA-0621  erga.job."Emails.sendWelcom".attempts speaks of a job method that does not exist
                  at   erga.job."Emails.sendWelcom".attempts=3 (test.properties)
                  why  no job method is named "Emails.sendWelcom"
                  fix  did you mean "Emails.sendWelcome"?
                """, "erga.job.\"Emails.sendWelcom\".attempts", "3");
    }

    @Test
    void an_override_for_a_schedule_that_nobody_declares_is_refused() {
        assertRefused("""
                ERGA-0622  erga.recurring.nightly.cron speaks of a recurring job that does not exist
                  at   erga.recurring.nightly.cron=off (test.properties)
                  why  no @Recurring has the id "nightly"
                  fix  remove it
                """, "erga.recurring.nightly.cron", "off");
    }

    @Test
    void a_lease_of_less_than_three_heartbeats_is_refused() {
        assertRefused("""
                ERGA-0623  erga.lease PT25S is too short
                  at   test.properties
                  why  it must be at least three heartbeats (PT30S) so that one slow renewal does not lose a job
                  fix  set erga.lease to PT30S or more, or erga.heartbeat to less
                """, "erga.lease", "PT25S");
    }

    @Test
    void a_node_name_that_no_row_can_carry_is_refused() {
        assertThat(refusal("erga.node.name", "n".repeat(101)))
                .contains("ERGA-0624  erga.node.name is too long")
                .contains("why  a node's name has at most 100 characters, this one has 101")
                .contains("fix  choose a shorter one");
    }

    @Test
    void a_word_where_a_number_belongs_is_refused() {
        assertRefused("""
                ERGA-0116  erga.workers "many" is not a number
                  at   test.properties
                  why  it must be a whole number from 0 to 1000
                  fix  write such a number in digits
                """, "erga.workers", "many");
    }

    @Test
    void a_number_out_of_range_is_refused() {
        assertRefused("""
                ERGA-0116  erga.queue.mail.workers -1 is out of range
                  at   test.properties
                  why  it must be 0 to 1000
                  fix  choose a number in that range
                """, "erga.queue.mail.workers", "-1");
    }

    @Test
    void a_bare_number_where_a_duration_belongs_is_refused() {
        assertRefused("""
                ERGA-0118  erga.heartbeat "10" is not a duration
                  at   test.properties
                  why  durations are written as in ISO-8601: PT30S, PT5M, PT2H, P1D
                  fix  did you mean "PT10S"?
                """, "erga.heartbeat", "10");
    }

    @Test
    void a_duration_out_of_range_is_refused() {
        assertRefused("""
                ERGA-0118  erga.lease PT48H is out of range
                  at   test.properties
                  why  it must be from PT1S to P1D
                  fix  choose a duration in that range
                """, "erga.lease", "PT48H");
    }

    @Test
    void a_bad_queue_name_is_refused() {
        assertRefused("""
                ERGA-0115  erga.queues "Mail" is not a queue name
                  at   test.properties
                  why  a queue name has 1 to 50 characters out of a-z, 0-9, _ and -
                  fix  did you mean "mail"?
                """, "erga.queues", "default, Mail");
    }

    @Test
    void an_order_of_queues_that_does_not_exist_is_refused() {
        assertRefused("""
                ERGA-0127  erga.queues.order "random" is not known
                  at   test.properties
                  why  it is one of equal, strict, weighted
                  fix  choose one of these
                """, "erga.queues.order", "random");
    }

    @Test
    void a_strict_order_without_the_queues_in_it_is_refused() {
        assertRefused("""
                ERGA-0625  erga.queues.order strict without erga.queues
                  at   test.properties
                  why  a queue gets what those before it in erga.queues leave, and nothing says which come before it
                  fix  name this node's queues from the first to the last, such as erga.queues=critical,default,low
                """, "erga.queues.order", "strict");
    }

    @Test
    void a_weight_where_queues_are_not_weighed_is_refused() {
        assertRefused("""
                ERGA-0626  erga.queue.default.weight has no effect
                  at   test.properties
                  why  queues are weighed against each other only with erga.queues.order=weighted
                  fix  set that, or remove the weight
                """, "erga.queue.default.weight", "5");
    }

    @Test
    void a_weight_out_of_range_is_refused() {
        assertRefused("""
                ERGA-0116  erga.queue.default.weight 0 is out of range
                  at   test.properties
                  why  it must be 1 to 1000
                  fix  choose a number in that range
                """, "erga.queue.default.weight", "0", "erga.queues.order", "weighted");
    }

    @Test
    void a_word_that_is_no_misfire_policy_is_refused() {
        assertRefused("""
                ERGA-0127  erga.recurring.nightly-digest.misfire "ignore" is not known
                  at   test.properties, for dev.erga.cdi.ConfigurationMistakesTest.Emails.digest()
                  why  it is one of COALESCE, SKIP, CATCH_UP
                  fix  choose one of these
                """, "erga.recurring.nightly-digest.misfire", "ignore");
    }

    @Test
    void a_word_that_is_no_overlap_rule_is_refused() {
        assertRefused("""
                ERGA-0127  erga.recurring.nightly-digest.overlap "wait" is not known
                  at   test.properties, for dev.erga.cdi.ConfigurationMistakesTest.Emails.digest()
                  why  it is one of ALLOW, SKIP, QUEUE
                  fix  choose one of these
                """, "erga.recurring.nightly-digest.overlap", "wait");
    }

    @Test
    void a_bad_value_in_an_override_is_refused_with_both_places() {
        assertRefused("""
                ERGA-0107  erga.recurring.nightly-digest.cron "0 25 * * *" is not valid
                  at   test.properties, for dev.erga.cdi.ConfigurationMistakesTest.Emails.digest()
                  why  hour must be 0-23, found 25
                  fix  did you mean "25 0 * * *"?
                """, "erga.recurring.nightly-digest.cron", "0 25 * * *");
    }

    @Test
    void an_override_with_both_cron_and_every_is_refused() {
        assertRefused(
                """
                ERGA-0121  erga.recurring.nightly-digest with both cron and every
                  at   test.properties, for dev.erga.cdi.ConfigurationMistakesTest.Emails.digest()
                  why  a schedule fires either at the times of an expression or at a fixed interval
                  fix  remove one of them
                """, "erga.recurring.nightly-digest.cron", "@daily", "erga.recurring.nightly-digest.every", "PT1H");
    }

    private static void assertRefused(String text, String... keysAndValues) {
        assertThat(refusal(keysAndValues)).isEqualTo("Erga found a mistake in this deployment:\n\n" + text);
    }

    private static String refusal(String... keysAndValues) {
        return TestDeployment.refusal(FixedSettings.of(keysAndValues), Emails.class);
    }
}
