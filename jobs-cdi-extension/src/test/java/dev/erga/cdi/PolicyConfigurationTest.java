package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.Keeps;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a job method, and the configuration in its place, says of the ends of its jobs. */
class PolicyConfigurationTest {

    @ApplicationScoped
    static class Emails {
        @BackgroundJob(keepSucceeded = "PT1H", keepFailed = "P90D", keepDeleted = "forever")
        void sendWelcome(long userId) {}

        @BackgroundJob
        void sendAll() {}

        @Recurring(id = "digest", cron = "0 2 * * *")
        void digest() {}
    }

    private static JobDeclaration job(String name, String... keysAndValues) {
        return TestDeployment.plan(FixedSettings.of(keysAndValues), Emails.class).jobs().stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_job_method_says_how_long_its_jobs_are_kept() {
        assertThat(job("Emails.sendWelcome").keeps())
                .isEqualTo(new Keeps(Map.of(
                        JobState.SUCCEEDED, Optional.of(Duration.ofHours(1)),
                        JobState.FAILED, Optional.of(Duration.ofDays(90)),
                        JobState.DELETED, Optional.empty())));
    }

    @Test
    void one_that_says_nothing_keeps_its_jobs_as_all() {
        assertThat(job("Emails.sendAll").keeps()).isEqualTo(Keeps.AS_ALL);
        assertThat(job("Emails.digest").keeps()).isEqualTo(Keeps.AS_ALL);
    }

    @Test
    void the_configuration_decides_how_long_jobs_of_a_method_are_kept() {
        assertThat(job(
                                "Emails.sendWelcome",
                                "erga.job.\"Emails.sendWelcome\".keep-succeeded",
                                "Forever",
                                "erga.job.\"Emails.sendWelcome\".keep-failed",
                                "PT0S")
                        .keeps())
                .isEqualTo(new Keeps(Map.of(
                        JobState.SUCCEEDED, Optional.empty(),
                        JobState.FAILED, Optional.of(Duration.ZERO),
                        JobState.DELETED, Optional.empty())));
        assertThat(job("Emails.digest", "erga.job.\"Emails.digest\".keep-deleted", "P7D")
                        .keeps())
                .isEqualTo(new Keeps(Map.of(JobState.DELETED, Optional.of(Duration.ofDays(7)))));
    }
}
