package dev.erga.dashboard.action;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.access.Visitor;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The confirmation for its view, which knows it as {@code ergaConfirmation}; made once for each request. */
@Named("ergaConfirmation")
@RequestScoped
public class ConfirmationPage {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private Errand errand;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable Confirmation made;

    /** What the page shows. */
    public Confirmation now() {
        if (made == null) {
            visitor.require(DashboardRole.OPERATOR);
            made = make();
        }
        return made;
    }

    private Confirmation make() {
        Optional<Order> asked = Again.leftIn(request).map(Again::order).or(this::named);
        if (asked.isEmpty()) {
            return refused("nothing", HttpServletResponse.SC_NOT_FOUND, "");
        }
        Order order = asked.get();
        String back = Homeward.of(order, request);
        if (!visitor.may(order.action().role())) {
            return refused("role", HttpServletResponse.SC_FORBIDDEN, back);
        }
        if (!order.isReasonable()) {
            return refused("count", HttpServletResponse.SC_BAD_REQUEST, back);
        }
        Optional<Confirmation> asking = asked(order, back);
        if (asking.isEmpty()) {
            return refused("nothing", HttpServletResponse.SC_NOT_FOUND, back);
        }
        if (!order.action().edits()) {
            return asking.get();
        }
        Optional<EditForm> form = form(order);
        if (form.filter(EditForm::isRefused).isPresent()) {
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(ActionPost.UNPROCESSABLE);
        }
        return form.map(asking.get()::editing)
                .orElseGet(() -> refused(uneditable(order), HttpServletResponse.SC_CONFLICT, back));
    }

    private static String uneditable(Order order) {
        return order.action().editor() == Editor.SCHEDULE ? "declared" : "uneditable";
    }

    private Optional<Order> named() {
        return Action.named(Optional.ofNullable(request.getParameter("do")).orElse(""))
                .map(action -> Order.of(action, request));
    }

    private Optional<EditForm> form(Order order) {
        boolean readable = visitor.may(DashboardRole.OPERATOR);
        return new Sight(monitor, errand, clock.instant(), texts()).form(order, readable, Again.leftIn(request));
    }

    private Optional<Confirmation> asked(Order order, String back) {
        Optional<String> token = order.token(request, clock);
        if (!order.isSingle()) {
            return token.map(given -> asking(back).aboutAll(order, given));
        }
        Sight sight = new Sight(monitor, errand, clock.instant(), texts());
        Optional<Stakes> stakes =
                order.action().target().stakes(sight, order.subjects().get(0));
        return stakes.flatMap(known -> token.map(given -> asking(back).about(order, known, given)));
    }

    private Confirmation refused(String kind, int status, String back) {
        FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(status);
        return asking(back).refused(kind);
    }

    private Asking asking(String back) {
        String dashboard = request.getContextPath()
                + DashboardSettings.of(request.getServletContext()).path();
        return new Asking(texts(), dashboard, back);
    }

    private Texts texts() {
        return Texts.of(request);
    }
}
