package dev.erga.dashboard.run;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * A post that was refused, on its way to the page that shows it again.
 *
 * @param written what was written, of which nothing is lost
 * @param faults what is wrong with it
 */
record Refused(Written written, Faults faults) {

    private static final String ATTRIBUTE = Refused.class.getName();

    void leaveIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Optional<Refused> leftIn(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE))
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast);
    }
}
