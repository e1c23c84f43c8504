package dev.erga.dashboard;

import static dev.erga.dashboard.DashboardRole.ADMIN;
import static dev.erga.dashboard.DashboardRole.OPERATOR;
import static dev.erga.dashboard.DashboardRole.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleMappingTest {

    private static final RoleMapping SHOP = new RoleMapping(
            Map.of(VIEWER, Set.of("staff", "auditors"), OPERATOR, Set.of("support"), ADMIN, Set.of("boss")));

    @ParameterizedTest
    @CsvSource({
        "staff,    true,  false, false",
        "auditors, true,  false, false",
        "support,  true,  true,  false",
        "boss,     true,  true,  true",
        "customer, false, false, false"
    })
    void each_role_may_do_what_the_roles_before_it_may(String has, boolean view, boolean operate, boolean administer) {
        assertThat(SHOP.permits(VIEWER, has::equals)).isEqualTo(view);
        assertThat(SHOP.permits(OPERATOR, has::equals)).isEqualTo(operate);
        assertThat(SHOP.permits(ADMIN, has::equals)).isEqualTo(administer);
    }

    @Test
    void without_any_role_nobody_is_permitted_whatever_the_container_says() {
        RoleMapping none = new RoleMapping(Map.of(VIEWER, Set.of()));

        assertThat(none.isEmpty()).isTrue();
        assertThat(none.permits(VIEWER, role -> true)).isFalse();
    }

    @Test
    void the_container_is_only_asked_for_roles_that_are_named() {
        SHOP.permits(VIEWER, role -> {
            assertThat(SHOP.allContainerRoles()).contains(role);
            return false;
        });
    }
}
