package dev.erga.cdi;

import static dev.erga.cdi.TestDeployment.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.BackgroundJob;
import jakarta.enterprise.context.Dependent;
import org.junit.jupiter.api.Test;

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
}
