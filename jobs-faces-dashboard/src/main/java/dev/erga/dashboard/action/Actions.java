package dev.erga.dashboard.action;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.access.Visitor;
import dev.erga.dashboard.text.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;

/** What pages with actions have in common. Known to views as {@code ergaActions}. */
@Named("ergaActions")
@RequestScoped
public class Actions {

    @Inject
    private HttpServletRequest request;

    @Inject
    private Visitor visitor;

    /** What came of the action that led here; empty if none did. */
    public String outcome() {
        return Outcome.told(request, Clock.systemUTC())
                .map(outcome -> outcome.sentence(Texts.of(request)))
                .orElse("");
    }

    /** Whether the person may act as an operator. */
    public boolean operator() {
        return visitor.may(DashboardRole.OPERATOR);
    }

    /** Whether the person may see what operators have done. */
    public boolean admin() {
        return visitor.may(DashboardRole.ADMIN);
    }
}
