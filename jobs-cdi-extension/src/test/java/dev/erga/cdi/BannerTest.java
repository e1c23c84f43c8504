package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class BannerTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    @ApplicationScoped
    static class Emails {
        @BackgroundJob(queue = "mail")
        void sendWelcome(long userId) {}

        @Recurring(id = "digest", cron = "0 2 * * *", zone = "Europe/Paris")
        void digest() {}

        @Recurring(id = "clean-up", cron = "30 13 * * *")
        void cleanUp() {}

        @Recurring(id = "sync", every = "PT15M")
        void sync() {}
    }

    @Test
    void it_tells_node_database_queues_and_what_comes_next() {
        assertThat(lines("erga.queue.mail.workers", "2"))
                .containsExactly(
                        "Erga test-version runs as node test-node on H2 at jdbc/erga",
                        "Erga works the queues default, mail (at most 2) with 4 workers; this deployment declares 4 job methods and"
                                + " 3 recurring jobs, the first to fire is clean-up at 2026-03-01T13:30:00Z");
    }

    @Test
    void it_tells_when_no_job_will_run_here() {
        assertThat(lines("erga.workers", "0"))
                .last()
                .asString()
                .startsWith("Erga puts jobs in but runs none, because erga.workers=0; this deployment declares 4 job");
    }

    private static List<String> lines(String... keysAndValues) {
        Plan plan = TestDeployment.plan(FixedSettings.of(keysAndValues), Emails.class);
        return new Banner(plan, NOON).lines("H2 at jdbc/erga");
    }
}
