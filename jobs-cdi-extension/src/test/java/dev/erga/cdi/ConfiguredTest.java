package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.monitor.DeploymentDetails;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.SettingDetails;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told of the configuration. */
class ConfiguredTest {

    private static final String KEY = "dGhlIGRlbW8ga2V5IHRoYXQgZXZlcnlib2R5IGtub3c=";

    @ApplicationScoped
    static class Tokens {
        @BackgroundJob
        void renew(long id) {}
    }

    private static List<SettingDetails> configuration(String... keysAndValues) {
        return TestDeployment.plan(FixedSettings.of(keysAndValues), Tokens.class)
                .configuration();
    }

    private static SettingDetails in(List<SettingDetails> configuration, String key) {
        return configuration.stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is told of " + key));
    }

    @Test
    void every_key_of_the_node_is_told_and_none_twice() {
        assertThat(configuration("erga.workers", "3", "erga.queue.mail.workers", "1"))
                .extracting(SettingDetails::key)
                .containsAll(Keys.ofNodes())
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @ParameterizedTest
    @CsvSource({
        "erga.workers, 4",
        "erga.node.name, test-node",
        "erga.queues, default",
        "erga.poll.interval, PT1S",
        "erga.retention.audit, P90D",
        "erga.retention.succeeded, P1D",
        "erga.retention.failed, forever",
        "erga.schema, create"
    })
    void what_nobody_has_set_has_its_default_and_no_source(String key, String value) {
        assertThat(in(configuration(), key)).isEqualTo(new SettingDetails(key, Optional.of(value), Optional.empty()));
    }

    @Test
    void what_has_no_default_has_no_value() {
        assertThat(in(configuration(), "erga.security.roles.admin").value()).isEmpty();
    }

    @Test
    void a_lease_that_follows_from_the_heartbeat_is_told_as_it_holds() {
        assertThat(in(configuration("erga.heartbeat", "PT20S"), "erga.lease").value())
                .contains("PT1M");
    }

    @Test
    void what_is_set_is_told_as_it_was_written_and_where() {
        assertThat(in(configuration("erga.retention.audit", "PT48H"), "erga.retention.audit"))
                .isEqualTo(new SettingDetails(
                        "erga.retention.audit", Optional.of("PT48H"), Optional.of("test.properties")));
    }

    @Test
    void keys_of_queues_and_job_methods_are_told_where_they_are_set_even_if_they_are_called_after_a_secret() {
        List<SettingDetails> configuration =
                configuration("erga.job.\"Tokens.renew\".priority", "1", "erga.queue.keys.workers", "2");

        assertThat(in(configuration, "erga.job.\"Tokens.renew\".priority").value())
                .contains("1");
        assertThat(in(configuration, "erga.queue.keys.workers").value()).contains("2");
        assertThat(configuration).noneMatch(setting -> setting.key().endsWith(".attempts"));
    }

    @Test
    void secrets_are_not_told() {
        List<SettingDetails> configuration = configuration(
                "erga.encryption.key", KEY, "erga.encryption.key-id", "k7", "erga.encryption.old-keys.k6", KEY);

        assertThat(configuration.toString()).doesNotContain(KEY).doesNotContain("k7");
        assertThat(in(configuration, "erga.encryption.key").value()).contains(SettingDetails.SECRET);
        assertThat(in(configuration, "erga.encryption.old-keys.k6").value()).contains(SettingDetails.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erga.encryption.anything",
                "erga.datasource.password",
                "erga.api-token",
                "erga.webhook.SECRET",
                "erga.smtp.credentials",
                "erga.job.\"Emails.send\".password"
            })
    void a_key_that_sounds_like_a_secret_is_one(String key) {
        assertThat(new Setting(key, "x", "file").isSecret()).isTrue();
    }

    @Test
    void the_running_application_tells_what_it_is() {
        try (WeldContainer container =
                TestDeployment.start(TestSurroundings.with(FixedSettings.of("erga.workers", "3")), Tokens.class)) {
            DeploymentDetails told = container.select(JobMonitor.class).get().deployment();

            assertThat(told.node()).isEqualTo("test-node");
            assertThat(told.version()).isEqualTo("test-version");
            assertThat(told.store()).isEqualTo("in memory");
            assertThat(told.workers()).isEqualTo(3);
            assertThat(told.jobMethods()).isEqualTo(1);
            assertThat(told.recurring()).isZero();
            assertThat(told.setting("erga.workers")).contains("3");
            assertThat(told.setting("erga.nothing")).isEmpty();
        }
    }
}
