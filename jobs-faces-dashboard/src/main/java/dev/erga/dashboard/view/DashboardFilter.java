package dev.erga.dashboard.view;

import dev.erga.dashboard.DashboardMessages;
import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.access.Door;
import dev.erga.dashboard.action.Action;
import dev.erga.dashboard.action.ActionPost;
import dev.erga.dashboard.action.BrowserSecret;
import dev.erga.dashboard.answer.Asset;
import dev.erga.dashboard.answer.PlainPage;
import dev.erga.dashboard.live.LiveAnswer;
import dev.erga.dashboard.run.StartPost;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Stands before everything under the dashboard's path: guard, files, actions, what open pages ask for, and what is no page. */
public final class DashboardFilter implements Filter {

    private static final Logger LOG = System.getLogger(DashboardFilter.class.getName());
    private static final String NAME = "erga-dashboard";
    private static final String PASSED = DashboardFilter.class.getName();
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final String POST = "POST";

    private final Addresses addresses;
    private final ActionPost actions = ActionPost.ofDeployment();
    private final StartPost starts = StartPost.ofDeployment();
    private final LiveAnswer live = LiveAnswer.ofDeployment();

    DashboardFilter(String path) {
        this.addresses = new Addresses(path);
    }

    /** Adds it to a deployment that is being started. */
    public static void add(ServletContext context) {
        String path = DashboardSettings.of(context).path();
        FilterRegistration.Dynamic filter = context.addFilter(NAME, new DashboardFilter(path));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, path + "/*");
    }

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) anyRequest;
        HttpServletResponse response = (HttpServletResponse) anyResponse;
        String asked = Addresses.pathInside(request);
        if (request.getMethod().equals(POST)) {
            // Whoever reads a parameter first decides how they are all read.
            request.setCharacterEncoding("UTF-8");
        }
        Optional<Asset> asset = Asset.at(addresses.path(), asked);
        if (asset.isPresent() && METHODS.contains(request.getMethod())) {
            asset.get().serve(request, response);
            return;
        }
        Optional<Page> page = addresses.page(asked);
        Optional<Action> action = addresses.action(asked);
        DashboardRole needed =
                page.map(Page::role).or(() -> action.map(Action::role)).orElse(DashboardRole.VIEWER);
        if (!Door.of(request.getServletContext()).opens(needed, request, response)) {
            return;
        }
        if (action.isPresent()) {
            act(action.get(), request, response);
        } else if (addresses.isLive(asked)) {
            tell(request, response);
        } else if (page.isEmpty()) {
            PlainPage.notice(request, response, HttpServletResponse.SC_NOT_FOUND, "missing");
        } else if (!isShownBy(request.getMethod(), page.get())) {
            response.setHeader("Allow", String.join(", ", METHODS));
            PlainPage.notice(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "method");
        } else if (page.get() != Page.START || METHODS.contains(request.getMethod()) || isRefused(request, response)) {
            show(page.get(), asked, request, response, chain);
        }
    }

    /** The page that asks may also be asked for by a post, which changes nothing: too many ids fit into no address. */
    private static boolean isShownBy(String method, Page page) {
        return METHODS.contains(method) || (page.asks() && method.equals(POST));
    }

    /** A job that is to be started: if what was written does not do, the page is shown again with it. */
    private boolean isRefused(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            return starts.answer(request, response);
        } catch (RuntimeException failed) {
            answerFailure(request, response, failed);
            return false;
        }
    }

    /**
     * Whether a request has come to Faces by another way although there is a filter: a host may have excluded the jar
     * from its {@code absolute-ordering}, and then there is none.
     */
    static boolean wasPassedRound(HttpServletRequest request) {
        return request.getAttribute(PASSED) == null
                && request.getServletContext().getFilterRegistration(NAME) != null;
    }

    private void act(Action action, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            if (actions.answer(action, request, response)) {
                request.getRequestDispatcher(addresses.own(Page.CONFIRM)).forward(request, response);
            }
        } catch (RuntimeException failed) {
            answerFailure(request, response, failed);
        }
    }

    private void tell(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        try {
            live.answer(request, response);
        } catch (RuntimeException failed) {
            answerFailure(request, response, failed);
        }
    }

    private void show(
            Page page, String asked, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            request.setAttribute(PASSED, true);
            if (page.asks()) {
                BrowserSecret.ensure(request, response);
            }
            if (FacesMapping.serves(request)) {
                chain.doFilter(request, response);
            } else if (asked.equals(addresses.own(page))) {
                // The host has kept us from mapping this address to Faces; its own suffix mapping does as well.
                request.getRequestDispatcher(addresses.extended(page)).forward(request, response);
            } else if (asked.equals(addresses.extended(page))) {
                LOG.log(Level.ERROR, DashboardMessages.noFaces(asked));
                PlainPage.notice(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "faces");
            } else {
                response.sendRedirect(request.getContextPath() + addresses.own(page));
            }
        } catch (ServletException | RuntimeException failed) {
            answerFailure(request, response, failed);
        }
    }

    private static void answerFailure(HttpServletRequest request, HttpServletResponse response, Exception failed)
            throws IOException, ServletException {
        LOG.log(
                Level.ERROR,
                DashboardMessages.pageFailed(request.getRequestURI(), String.valueOf(failed.getMessage()))
                        .toString(),
                failed);
        if (response.isCommitted()) {
            // Too late for a page: end the answer so that nobody takes half of one for the whole.
            throw new ServletException(failed);
        }
        PlainPage.notice(request, response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "failed");
    }
}
