package dev.erga.dashboard.action;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An action on one thing or several, as one person in one browser wants it.
 *
 * @param action what
 * @param subjects on which, each once and in the order in which they are locked, so that no two orders wait for each other
 */
record Order(Action action, List<String> subjects) {

    /** How many things one order is about at most. */
    static final int MOST = 1_000;

    Order {
        subjects = List.copyOf(new TreeSet<>(subjects));
    }

    /** What the request's parameters {@code on} name; may be nothing, or too much. */
    static Order of(Action action, HttpServletRequest request) {
        String[] named = request.getParameterValues("on");
        return new Order(
                action,
                Stream.of(named == null ? new String[0] : named)
                        .filter(subject -> !subject.isBlank())
                        .toList());
    }

    /** Whether it is about anything, and not about too much. */
    boolean isReasonable() {
        return !subjects.isEmpty() && subjects.size() <= (action.edits() ? 1 : MOST);
    }

    boolean isSingle() {
        return subjects.size() == 1;
    }

    /** What to send with the post, another one each time; empty if the browser has no secret. */
    Optional<String> token(HttpServletRequest request, Clock clock) {
        return form().make(request, clock);
    }

    /**
     * The part of the request's token that is never given twice, if the token was given to this person and browser for this
     * order, and lately.
     */
    Optional<String> confirmation(HttpServletRequest request, Clock clock) {
        return form().confirmation(request, clock);
    }

    private FormToken form() {
        return new FormToken(action.word(), subjects);
    }
}
