package dev.erga.dashboard.action;

import dev.erga.dashboard.DashboardSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A number that only one browser knows. It takes the place of a session, which a page without state does not have and which
 * another node may not know.
 */
public final class BrowserSecret {

    static final String COOKIE = "erga-actions";

    /** How a number that nobody guesses is written. */
    static final String FORM = "[0-9a-f]{32}";

    private static final String ATTRIBUTE = BrowserSecret.class.getName();
    private static final Pattern WHOLE = Pattern.compile(FORM);
    private static final SecureRandom RANDOM = new SecureRandom();

    private BrowserSecret() {}

    /** Gives the browser one unless it has one; to be called before anything is written. */
    public static void ensure(HttpServletRequest request, HttpServletResponse response) {
        if (of(request).isPresent()) {
            return;
        }
        String secret = random();
        Cookie cookie = new Cookie(COOKIE, secret);
        cookie.setPath(request.getContextPath()
                + DashboardSettings.of(request.getServletContext()).path());
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Strict");
        response.addCookie(cookie);
        request.setAttribute(ATTRIBUTE, secret);
    }

    /** A number that nobody guesses. */
    static String random() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** The one that the browser has, or has just been given. */
    static Optional<String> of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String given) {
            return Optional.of(given);
        }
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .map(Cookie::getValue)
                .filter(value -> WHOLE.matcher(value).matches())
                .findFirst();
    }
}
