package dev.erga.dashboard.action;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page sends along with its form, so that a post counts only if that page was seen: by this person in this browser,
 * about these subjects, lately.
 *
 * @param word what is to be done
 * @param subjects to what
 */
public record FormToken(String word, List<String> subjects) {

    /** How long a page stays good. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Pattern FORM = Pattern.compile("(" + BrowserSecret.FORM + ")\\.(.+)");

    public FormToken {
        subjects = List.copyOf(subjects);
    }

    /** What to send as {@code token}, another one each time; empty if the browser has no secret. */
    public Optional<String> make(HttpServletRequest request, InstantSource clock) {
        String once = BrowserSecret.random();
        return BrowserSecret.of(request)
                .map(secret -> once + "." + new Seal(secret).on(words(request, once), clock.instant()));
    }

    /** The part of the request's {@code token} that is never given twice, if the token is good. */
    public Optional<String> confirmation(HttpServletRequest request, Clock clock) {
        Matcher token =
                FORM.matcher(Optional.ofNullable(request.getParameter("token")).orElse(""));
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
        List<String> words = new ArrayList<>(List.of(String.valueOf(request.getRemoteUser()), word, once));
        words.addAll(subjects);
        return words;
    }
}
