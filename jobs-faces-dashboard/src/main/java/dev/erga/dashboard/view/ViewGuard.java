package dev.erga.dashboard.view;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.access.Door;
import dev.erga.dashboard.answer.PlainPage;
import jakarta.faces.FacesException;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Guards the dashboard's views by their view id, so that it does not matter through which address, mapping or forward a
 * request came to them.
 */
public final class ViewGuard implements PhaseListener {

    private static final long serialVersionUID = 1L;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.ANY_PHASE;
    }

    /** The view id is known from here on. */
    @Override
    public void afterPhase(PhaseEvent event) {
        if (event.getPhaseId() == PhaseId.RESTORE_VIEW) {
            guard(event.getFacesContext());
        }
    }

    /** Navigation may have changed the view since. */
    @Override
    public void beforePhase(PhaseEvent event) {
        if (event.getPhaseId() == PhaseId.RENDER_RESPONSE) {
            guard(event.getFacesContext());
        }
    }

    private static void guard(FacesContext context) {
        UIViewRoot root = context.getViewRoot();
        if (root == null || root.getViewId() == null || context.getResponseComplete()) {
            return;
        }
        HttpServletRequest request =
                (HttpServletRequest) context.getExternalContext().getRequest();
        DashboardSettings settings = DashboardSettings.of(request.getServletContext());
        if (ViewFiles.own(settings, root.getViewId()) && !mayGoOn(context, settings, root.getViewId(), request)) {
            context.responseComplete();
        }
    }

    private static boolean mayGoOn(
            FacesContext context, DashboardSettings settings, String viewId, HttpServletRequest request) {
        HttpServletResponse response =
                (HttpServletResponse) context.getExternalContext().getResponse();
        Optional<Page> page = new Addresses(settings.path()).page(viewId);
        try {
            DashboardRole needed = page.map(Page::role).orElse(DashboardRole.VIEWER);
            if (!Door.of(request.getServletContext()).opens(needed, request, response)) {
                return false;
            }
            if (page.isEmpty()) {
                PlainPage.notice(request, response, HttpServletResponse.SC_NOT_FOUND, "missing");
            } else if (DashboardFilter.wasPassedRound(request)) {
                response.sendRedirect(request.getContextPath() + new Addresses(settings.path()).own(page.get()));
            } else {
                return true;
            }
            return false;
        } catch (IOException lost) {
            throw new FacesException(lost);
        }
    }
}
