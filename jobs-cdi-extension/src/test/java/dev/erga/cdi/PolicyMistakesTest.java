package dev.erga.cdi;

import static dev.erga.cdi.TestDeployment.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.BackgroundJob;
import jakarta.enterprise.context.Dependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a job method must not say of the ends of its jobs, and the words in which it is refused. */
class PolicyMistakesTest {

    @Dependent
    static class BadKeep {
        @BackgroundJob(keepFailed = "30 days")
        void send(long id) {}
    }

    @Dependent
    static class NegativeKeep {
        @BackgroundJob(keepSucceeded = "-PT1S")
        void send(long id) {}
    }

    @Dependent
    static class Plain {
        @BackgroundJob
        void send(long id) {}
    }

    @Test
    void a_time_to_keep_jobs_that_cannot_be_read_is_refused() {
        assertRefused("""
                ERGA-0130  @BackgroundJob keepFailed "30 days" is not a time to keep jobs for
                  at   dev.erga.cdi.PolicyMistakesTest.BadKeep.send(long)
                  why  it is a duration as in ISO-8601, such as PT12H or P30D, or the word forever
                  fix  did you mean "P30D"?
                """, BadKeep.class);
    }

    @Test
    void a_time_to_keep_jobs_that_is_over_before_it_begins_is_refused() {
        assertRefused("""
                ERGA-0118  @BackgroundJob keepSucceeded -PT1S is out of range
                  at   dev.erga.cdi.PolicyMistakesTest.NegativeKeep.send(long)
                  why  it must be from PT0S to P36500D
                  fix  choose a duration in that range
                """, NegativeKeep.class);
    }

    @Test
    void a_time_to_keep_jobs_that_is_configured_badly_is_refused_with_its_key() {
        FixedSettings settings = FixedSettings.of("erga.job.\"BadKeep.send\".keep-failed", "never");

        assertThat(TestDeployment.refusal(settings, BadKeep.class))
                .contains("ERGA-0130  erga.job.\"BadKeep.send\".keep-failed \"never\"", "or the word forever");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IOException 3                          | full class name, a colon
            java.io.IOException:                   | neither attempts nor backoff
            java.io.IOException: 3, 4              | says twice
            java.io.IOException: 1, fixed PT5S     | no retry that could wait
            dev.erga.jobs.DoNotRetryException: 2   | says by itself
            a.B: 2; a.C: 3; a.B: 4                 | two rules for this exception
            """)
    void a_rule_that_makes_no_sense_is_refused_with_its_key(String rules, String why) {
        FixedSettings settings = FixedSettings.of("erga.job.\"Plain.send\".rules", rules);

        assertThat(TestDeployment.refusal(settings, Plain.class))
                .contains("ERGA-0131  erga.job.\"Plain.send\".rules has a rule that makes no sense: ")
                .contains(why)
                .contains("java.net.ConnectException: 20, fixed PT30S");
    }

    @Test
    void numbers_and_backoffs_in_rules_are_refused_like_others() {
        FixedSettings settings =
                FixedSettings.of("erga.job.\"Plain.send\".rules", "java.io.IOException: 0; a.B: fixed 5s");

        assertThat(TestDeployment.refusal(settings, Plain.class))
                .contains("ERGA-0116  erga.job.\"Plain.send\".rules 0 is out of range")
                .contains("ERGA-0117  erga.job.\"Plain.send\".rules \"fixed 5s\" is not a backoff");
    }

    @Test
    void a_word_for_jobs_whose_attempts_have_run_out_that_is_not_known_is_refused() {
        FixedSettings settings = FixedSettings.of("erga.job.\"Plain.send\".on-exhausted", "forget");

        assertThat(TestDeployment.refusal(settings, Plain.class))
                .contains("ERGA-0127  erga.job.\"Plain.send\".on-exhausted \"forget\" is not known")
                .contains("it is one of FAIL, DELETE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5", "PT1M", "0 PT1M", "1001 PT1M", "5 1m", "5 PT0.5S", "5 P31D", "5 PT1M PT30S", "5 PT1M PT1H x"
            })
    void a_breaker_that_makes_no_sense_is_refused(String text) {
        FixedSettings settings = FixedSettings.of("erga.job.\"Plain.send\".breaker", text);

        assertThat(TestDeployment.refusal(settings, Plain.class))
                .contains("ERGA-0132  erga.job.\"Plain.send\".breaker \"" + text + "\" is not a breaker")
                .contains("write \"5 PT1M\", \"5 PT1M PT1H\"");
    }
}
