package dev.erga.dashboard.access;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.RoleMapping;
import java.util.function.Predicate;

/** What is to be done with somebody who stands at the door. */
enum Verdict {
    /** One of the person's roles opens the door. */
    ENTER,
    /** Nobody knows the person yet. */
    SIGN_IN,
    /** The person is known, and has no role that opens it. */
    REFUSE,
    /** No role opens it to anybody; to sign in would not help. */
    CLOSED;

    static Verdict on(RoleMapping roles, DashboardRole needed, boolean signedIn, Predicate<String> hasRole) {
        if (roles.isEmpty()) {
            return CLOSED;
        }
        if (!signedIn) {
            return SIGN_IN;
        }
        return roles.permits(needed, hasRole) ? ENTER : REFUSE;
    }
}
