package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import org.junit.jupiter.api.Test;

class StartableTest {

    @ApplicationScoped
    static class Exports {
        @BackgroundJob(startable = true)
        void customer(long id) {}

        @BackgroundJob
        void internal() {}

        @Recurring(id = "nightly", cron = "0 2 * * *")
        void nightly() {}
    }

    @Test
    void people_may_start_what_is_marked_and_nothing_else() {
        assertThat(TestDeployment.plan(FixedSettings.of(), Exports.class).jobs())
                .filteredOn(JobDeclaration::startable)
                .extracting(JobDeclaration::name)
                .containsExactly("Exports.customer");
    }

    @Test
    void it_cannot_be_configured() {
        assertThat(TestDeployment.refusal(
                        FixedSettings.of("erga.job.\"Exports.internal\".startable", "true"), Exports.class))
                .contains("erga.job.\"Exports.internal\".startable");
    }
}
