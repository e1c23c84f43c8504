package dev.erga.dashboard.access;

import dev.erga.dashboard.DashboardRole;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The person behind the request. Pages ask it before they read or do anything, whatever let the request through. */
@Dependent
public class Visitor {

    private final HttpServletRequest request;

    @Inject
    Visitor(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * Returns if the person may do what is open to this role.
     *
     * @throws SecurityException if not; no page is made then
     */
    public void require(DashboardRole needed) {
        if (!may(needed)) {
            throw new SecurityException("This needs the dashboard's role " + needed);
        }
    }

    /** Whether the person may do what is open to this role. */
    public boolean may(DashboardRole needed) {
        return Door.of(request.getServletContext()).permits(needed, request);
    }

    /** The name the person has signed in with. */
    public Optional<String> name() {
        return Optional.ofNullable(request.getRemoteUser());
    }
}
