package dev.erga.dashboard.action;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An action on one thing or several, as one person in one browser wants it.
 *
 * @param action what
 * @param subjects on which, each once and in the order in which they are locked, so that no two orders wait for each other
 */
record Order(Action action, List<String> subjects) {

    /** How long a confirmation page stays good. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    /** How many things one order is about at most. */
    static final int MOST = 1_000;

    private static final Pattern TOKEN = Pattern.compile("(" + BrowserSecret.FORM + ")\\.(.+)");

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
        return !subjects.isEmpty() && subjects.size() <= MOST;
    }

    boolean isSingle() {
        return subjects.size() == 1;
    }

    /** What to send with the post, another one each time; empty if the browser has no secret. */
    Optional<String> token(HttpServletRequest request, Clock clock) {
        String once = BrowserSecret.random();
        return BrowserSecret.of(request)
                .map(secret -> once + "." + new Seal(secret).on(words(request, once), clock.instant()));
    }

    /**
     * The part of the request's token that is never given twice, if the token was given to this person and browser for this
     * order, and lately.
     */
    Optional<String> confirmation(HttpServletRequest request, Clock clock) {
        Matcher token =
                TOKEN.matcher(Optional.ofNullable(request.getParameter("token")).orElse(""));
        if (!token.matches()) {
            return Optional.empty();
        }
        String once = token.group(1);
        return BrowserSecret.of(request)
                .filter(secret ->
                        new Seal(secret).isOn(words(request, once), token.group(2), clock.instant(), PATIENCE))
                .map(secret -> once);
    }

    private List<String> words(HttpServletRequest request, String once) {
        List<String> words = new ArrayList<>(List.of(String.valueOf(request.getRemoteUser()), action.word(), once));
        words.addAll(subjects);
        return words;
    }
}
