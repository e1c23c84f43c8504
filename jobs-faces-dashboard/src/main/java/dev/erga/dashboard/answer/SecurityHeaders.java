package dev.erga.dashboard.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** The headers of every answer under the dashboard's path, refusals, errors and files included. */
public final class SecurityHeaders {

    /** Nothing from elsewhere, nothing inline, no frame around it. */
    static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Under "no-referrer" browsers would send posts with the origin "null", and nobody could tell ours from others.
    static final String REFERRERS = "same-origin";

    private static final String POLICY = "Content-Security-Policy";

    private static final Map<String, String> HEADERS = Map.of(
            POLICY,
            CONTENT_POLICY,
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            REFERRERS,
            "Cache-Control",
            "no-store");

    private SecurityHeaders() {}

    /** Sets them; call it before anything is written. */
    public static void set(HttpServletResponse response) {
        HEADERS.forEach(response::setHeader);
    }

    /** Leaves only what any page can bear, for a page that is not the dashboard's. */
    public static void setForLoginPage(HttpServletResponse response) {
        response.setHeader(POLICY, "frame-ancestors 'none'");
    }
}
