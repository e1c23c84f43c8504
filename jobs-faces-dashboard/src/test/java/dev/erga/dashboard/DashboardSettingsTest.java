package dev.erga.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobsException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardSettingsTest {

    @Test
    void nothing_configured_means_a_dashboard_at_erga_that_nobody_enters() {
        DashboardSettings settings = read(Map.of());

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.path()).isEqualTo("/erga");
        assertThat(settings.title()).isEmpty();
        assertThat(settings.roles().isEmpty()).isTrue();
    }

    @Test
    void container_roles_are_listed_with_commas() {
        DashboardSettings settings = read(Map.of(
                "erga.security.roles.viewer", "staff, auditors ,,",
                "erga.security.roles.admin", "boss"));

        assertThat(settings.roles().containerRoles())
                .containsEntry(DashboardRole.VIEWER, Set.of("staff", "auditors"))
                .containsEntry(DashboardRole.ADMIN, Set.of("boss"));
        assertThat(settings.roles().allContainerRoles()).containsExactly("auditors", "boss", "staff");
    }

    @Test
    void a_role_key_with_only_commas_opens_nothing() {
        assertThat(read(Map.of("erga.security.roles.viewer", " , ")).roles().isEmpty())
                .isTrue();
    }

    @Test
    void it_can_be_switched_off() {
        assertThat(read(Map.of("erga.dashboard.enabled", " False ")).enabled()).isFalse();
    }

    @Test
    void a_misspelt_switch_is_refused_and_not_taken_for_off() {
        assertThatThrownBy(() -> read(Map.of("erga.dashboard.enabled", "ture")))
                .isInstanceOf(JobsException.class)
                .hasMessageContaining("ERGA-0708")
                .hasMessageContaining("\"ture\" is neither true nor false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/erga", "/ops/jobs", "/a-b_c/9"})
    void it_can_be_elsewhere(String path) {
        assertThat(read(Map.of("erga.dashboard.path", path)).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"erga", "/", "/erga/", "//erga", "/er ga", "/*", "/erga;x", "/erga/../x", "/%65rga", "/erga?x"})
    void a_place_that_is_no_plain_path_is_refused(String path) {
        assertThatThrownBy(() -> read(Map.of("erga.dashboard.path", path)))
                .isInstanceOf(JobsException.class)
                .hasMessageContaining("ERGA-0707");
    }

    private static DashboardSettings read(Map<String, String> values) {
        return DashboardSettings.read(key -> Optional.ofNullable(values.get(key)));
    }
}
