package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.BreakerRule;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.Keeps;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.Exhausted;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Recurring;
import dev.erga.jobs.RetryRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a job method, and the configuration in its place, says of the ends of its jobs. */
class PolicyConfigurationTest {

    @ApplicationScoped
    static class Emails {
        @BackgroundJob(
                keepSucceeded = "PT1H",
                keepFailed = "P90D",
                keepDeleted = "forever",
                rules = @RetryRule(on = IOException.class, attempts = 3),
                onExhausted = Exhausted.DELETE,
                breaker = "5 PT1M PT1H")
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

    @Test
    void a_job_method_says_what_becomes_of_jobs_whose_attempts_have_run_out() {
        assertThat(job("Emails.sendWelcome").retry().onExhausted()).isEqualTo(Exhausted.DELETE);
        assertThat(job("Emails.sendAll").retry().onExhausted()).isEqualTo(Exhausted.FAIL);
        assertThat(job("Emails.digest").retry().onExhausted()).isEqualTo(Exhausted.FAIL);
        assertThat(job("Emails.sendAll", "erga.job.\"Emails.sendAll\".on-exhausted", "delete")
                        .retry()
                        .onExhausted())
                .isEqualTo(Exhausted.DELETE);
    }

    @Test
    void the_configuration_puts_other_rules_in_the_place_of_the_annotations() {
        assertThat(job("Emails.sendWelcome").retry().rules())
                .containsExactly(new RetryPolicy.Rule(IOException.class, OptionalInt.of(3), Optional.empty()));
        assertThat(rules(" java.net.ConnectException : 20, fixed PT30S; com.acme.Mail$Full: exponential PT1S PT1M;"))
                .containsExactly(
                        new RetryPolicy.Rule(
                                ConnectException.class,
                                OptionalInt.of(20),
                                Optional.of(new Backoff.Fixed(Duration.ofSeconds(30)))),
                        new RetryPolicy.Rule(
                                "com.acme.Mail$Full",
                                OptionalInt.empty(),
                                Optional.of(new Backoff.Exponential(Duration.ofSeconds(1), Duration.ofMinutes(1)))));
        assertThat(rules("none")).isEmpty();
    }

    @Test
    void a_job_method_says_when_it_rests() {
        Duration minute = Duration.ofMinutes(1);

        assertThat(job("Emails.sendWelcome").breaker()).contains(new BreakerRule(5, minute, Duration.ofHours(1)));
        assertThat(job("Emails.sendAll").breaker()).isEmpty();
        assertThat(breaker("Emails.sendAll", " 3  PT1M ")).contains(new BreakerRule(3, minute, minute));
        assertThat(breaker("Emails.sendWelcome", "off")).isEmpty();
    }

    private static Optional<BreakerRule> breaker(String name, String text) {
        return job(name, "erga.job.\"" + name + "\".breaker", text).breaker();
    }

    private static List<RetryPolicy.Rule> rules(String text) {
        return job("Emails.sendWelcome", "erga.job.\"Emails.sendWelcome\".rules", text)
                .retry()
                .rules();
    }
}
