package dev.erga.dashboard.action;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.RoleMapping;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tests of actions have in common: a browser that has its secret, at a dashboard that is open to three roles. */
final class Browsers {

    static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final DashboardSettings SETTINGS = new DashboardSettings(
            true,
            "/erga",
            Optional.empty(),
            new RoleMapping(Map.of(
                    DashboardRole.VIEWER, Set.of("viewer"),
                    DashboardRole.OPERATOR, Set.of("operator"),
                    DashboardRole.ADMIN, Set.of("admin"))));

    private Browsers() {}
}
