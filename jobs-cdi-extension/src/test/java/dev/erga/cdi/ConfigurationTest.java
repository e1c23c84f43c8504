package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.QueueOrder;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.Recurring;
import dev.erga.jobs.spi.RecurringCall;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.RecurringRules;
import dev.erga.jobs.spi.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @ApplicationScoped
    static class Emails {
        @BackgroundJob(queue = "mail")
        void sendWelcome(long userId) {}

        @BackgroundJob(transactional = false)
        void sendAll() {}

        @Recurring(id = "digest", cron = "0 2 * * *", zone = "Europe/Paris")
        void digest() {}
    }

    @Test
    void without_a_word_the_defaults_hold() {
        EngineSettings node = plan().settings();

        assertThat(node)
                .isEqualTo(new EngineSettings(
                        "test-node",
                        "test-version",
                        4,
                        Map.of(),
                        Set.of("default", "mail"),
                        Set.of("default", "mail"),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Retention.defaults(),
                        3));
    }

    @Test
    void each_value_of_the_node_can_be_set() {
        EngineSettings node = plan(
                        "erga.node.name", "blue",
                        "erga.workers", "8",
                        "erga.queues", "mail, critical",
                        "erga.queue.mail.workers", "2",
                        "erga.queue.slow.workers", "1",
                        "erga.poll.interval", "PT0.2S",
                        "erga.heartbeat", "PT3S",
                        "erga.lease", "PT10S",
                        "erga.shutdown.grace", "PT1M",
                        "erga.retention.succeeded", "PT1H",
                        "erga.retention.deleted", "PT2H",
                        "erga.retention.failed", "P30D",
                        "erga.retention.fires", "P60D",
                        "erga.retention.nodes", "PT3H",
                        "erga.retention.audit", "P400D",
                        "erga.crashes", "5")
                .settings();

        assertThat(node)
                .isEqualTo(new EngineSettings(
                        "blue",
                        "test-version",
                        8,
                        Map.of("mail", 2, "slow", 1),
                        Set.of("mail", "critical"),
                        Set.of("default", "mail", "critical", "slow"),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        new Retention(
                                Duration.ofHours(1),
                                Duration.ofHours(2),
                                Optional.of(Duration.ofDays(30)),
                                Duration.ofDays(60),
                                Duration.ofHours(3),
                                Duration.ofDays(400)),
                        5));
    }

    @Test
    void queues_can_be_put_in_a_strict_order() {
        EngineSettings node = plan("erga.queues", "critical,default, low", "erga.queues.order", "strict")
                .settings();

        assertThat(node.order()).isEqualTo(QueueOrder.strict(List.of("critical", "default", "low")));
        assertThat(node.order().rank("default")).isEqualTo(1);
    }

    @Test
    void queues_can_be_weighed_against_each_other() {
        EngineSettings node = plan("erga.queues.order", "weighted", "erga.queue.mail.weight", "10")
                .settings();

        assertThat(node.order()).isEqualTo(QueueOrder.weighted(Map.of("mail", 10)));
        assertThat(node.order().weight("default")).isEqualTo(1);
    }

    @Test
    void a_slower_heartbeat_brings_a_longer_lease_with_it() {
        assertThat(plan("erga.heartbeat", "PT20S").settings().lease()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void failed_jobs_can_be_kept_for_ever_by_name() {
        assertThat(plan("erga.retention.failed", "never").settings().retention().failed())
                .isEmpty();
    }

    @Test
    void a_transactional_attempt_has_five_minutes_and_others_have_no_limit() {
        Plan plan = plan();

        assertThat(job(plan, "Emails.sendWelcome").timeout()).contains(Duration.ofMinutes(5));
        assertThat(job(plan, "Emails.sendAll").timeout()).isEmpty();
    }

    @Test
    void no_transaction_is_shared_unless_somebody_says_so() {
        assertThat(plan().jobs()).extracting(JobDeclaration::chunk).containsOnly(1);
    }

    @Test
    void the_configuration_overrides_a_job_method() {
        Plan plan = plan(
                "erga.job.\"Emails.sendWelcome\".queue", "critical",
                "erga.job.\"Emails.sendWelcome\".priority", "1",
                "erga.job.\"Emails.sendWelcome\".attempts", "3",
                "erga.job.\"Emails.sendWelcome\".backoff", "fixed PT5S",
                "erga.job.\"Emails.sendWelcome\".timeout", "PT30S",
                "erga.job.\"Emails.sendWelcome\".chunk", "50",
                "erga.job.\"Emails.sendWelcome\".limit", "smtp",
                "erga.job.\"Emails.sendWelcome\".at-once", "3",
                "erga.job.\"Emails.sendWelcome\".rate", "100 per PT1M");

        JobDeclaration job = job(plan, "Emails.sendWelcome");
        assertThat(job.queue()).isEqualTo("critical");
        assertThat(job.priority()).isEqualTo(1);
        assertThat(job.retry().attempts()).isEqualTo(3);
        assertThat(job.retry().backoff()).isEqualTo(new Backoff.Fixed(Duration.ofSeconds(5)));
        assertThat(job.timeout()).contains(Duration.ofSeconds(30));
        assertThat(job.chunk()).isEqualTo(50);
        assertThat(job.limit()).hasValueSatisfying(rule -> {
            assertThat(rule.key().text()).isEqualTo("smtp");
            assertThat(rule.bounds()).hasToString("3 100 per PT1M");
        });
        assertThat(plan.settings().knownQueues()).contains("critical");
    }

    @Test
    void the_configuration_overrides_a_schedule() {
        RecurringDefinition schedule = plan(
                        "erga.recurring.digest.every", "PT15M",
                        "erga.recurring.digest.zone", "Asia/Tokyo",
                        "erga.recurring.digest.misfire", "skip",
                        "erga.recurring.digest.grace", "PT5M",
                        "erga.recurring.digest.catch-up", "3",
                        "erga.recurring.digest.overlap", "queue")
                .recurring()
                .get(0);

        assertThat(schedule)
                .isEqualTo(new RecurringDefinition(
                        "digest",
                        RecurringDefinition.Origin.DECLARED,
                        RecurringCall.of("Emails.digest"),
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(15)),
                        ZoneId.of("Asia/Tokyo"),
                        new RecurringRules(Misfire.SKIP, Duration.ofMinutes(5), 3, Overlap.QUEUE)));
    }

    @Test
    void off_switches_a_schedule_off_and_leaves_its_job_method() {
        Plan plan = plan("erga.recurring.digest.cron", "off");

        assertThat(plan.recurring()).isEmpty();
        assertThat(plan.jobs()).extracting(JobDeclaration::name).contains("Emails.digest");
    }

    @Test
    void without_microprofile_config_system_properties_come_before_environment_variables() {
        Properties properties = new Properties();
        properties.setProperty("erga.workers", "7");
        properties.setProperty("ergative", "case");
        Map<String, String> environment = Map.of(
                "ERGA_WORKERS", "8",
                "ERGA_JOB__EMAILS_SENDWELCOME__ATTEMPTS", "3",
                "ERGA_SERVICE_HOST", "10.0.0.1");
        Settings settings = new SystemSettings(properties, environment);

        assertThat(settings.find("erga.workers")).contains(new Setting("erga.workers", "7", "system property"));
        assertThat(settings.find("erga.job.\"Emails.sendWelcome\".attempts").map(Setting::place))
                .contains("erga.job.\"Emails.sendWelcome\".attempts=3"
                        + " (environment variable ERGA_JOB__EMAILS_SENDWELCOME__ATTEMPTS)");
        assertThat(settings.spelledOut()).extracting(Setting::key).containsExactly("erga.workers");
    }

    private static JobDeclaration job(Plan plan, String name) {
        return plan.jobs().stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Plan plan(String... keysAndValues) {
        return TestDeployment.plan(FixedSettings.of(keysAndValues), Emails.class);
    }
}
