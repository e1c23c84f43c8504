package dev.erga.dashboard.access;

import dev.erga.dashboard.DashboardMessages;
import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.RoleMapping;
import dev.erga.dashboard.answer.SecurityHeaders;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/**
 * The one place where it is decided whether a request may go on. Every way to a page passes it: the filter, the phase
 * listener, which sees the requests that went round the filter, and each action. Thread-safe.
 */
public final class Door {

    private static final Logger LOG = System.getLogger(Door.class.getName());

    private final RoleMapping roles;
    private final String path;
    private final Clock clock;

    Door(DashboardSettings settings, Clock clock) {
        this.roles = settings.roles();
        this.path = settings.path();
        this.clock = clock;
    }

    /** The door of this deployment. */
    public static Door of(ServletContext context) {
        return new Door(DashboardSettings.of(context), Clock.systemUTC());
    }

    /**
     * Lets somebody with this role pass. Everybody else has got an answer when it returns false: the container's own
     * challenge to sign in, or a page that refuses with status 403.
     */
    public boolean opens(DashboardRole needed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SecurityHeaders.set(response);
        return switch (verdict(needed, request)) {
            case ENTER -> true;
            case SIGN_IN -> signIn(needed, request, response);
            case REFUSE -> refuse(needed, request, response);
            case CLOSED -> {
                Refusal.closed(clock.instant()).answer(home(request), request, response);
                yield false;
            }
        };
    }

    /** Whether somebody may do what is open to this role; answers nothing. */
    public boolean permits(DashboardRole needed, HttpServletRequest request) {
        return verdict(needed, request) == Verdict.ENTER;
    }

    private Verdict verdict(DashboardRole needed, HttpServletRequest request) {
        return Verdict.on(roles, needed, request.getRemoteUser() != null, request::isUserInRole);
    }

    private boolean signIn(DashboardRole needed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (asked(request, response)) {
            return permits(needed, request) || refuse(needed, request, response);
        }
        boolean answered = response.isCommitted() || response.getStatus() != HttpServletResponse.SC_OK;
        if (!answered) {
            sendToSignIn(request, response);
        }
        return false;
    }

    private void sendToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!SignIn.passed(request) && SignIn.isPromising(request.getServletContext())) {
            SignIn.send(path, request, response);
        } else {
            LOG.log(Level.WARNING, DashboardMessages.noLogin(request.getRequestURI()));
            Refusal.noLogin(clock.instant()).answer(SignIn.link(path, request), request, response);
        }
    }

    private static boolean asked(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LoginPageFilter.begin(request);
        try {
            return request.authenticate(response);
        } catch (ServletException | IllegalStateException | SecurityException asksNobody) {
            LOG.log(Level.DEBUG, "The container could not ask for a name here", asksNobody);
            return false;
        } finally {
            LoginPageFilter.end(request);
        }
    }

    private boolean refuse(DashboardRole needed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.log(
                Level.WARNING,
                DashboardMessages.refused(request.getRequestURI(), String.valueOf(request.getRemoteUser()), needed));
        Refusal.wrongRole(clock.instant()).answer(home(request), request, response);
        return false;
    }

    private String home(HttpServletRequest request) {
        return request.getContextPath() + path;
    }
}
