package dev.erga.dashboard.action;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a post was sent by a page of this very address, by what the browser says and no page can make it say. */
public final class SameOrigin {

    private SameOrigin() {}

    /** Browsers say {@code Sec-Fetch-Site} where the connection is safe, {@code Origin} everywhere; silence is refused. */
    public static boolean sent(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        return Optional.ofNullable(request.getHeader("Origin"))
                .flatMap(SameOrigin::place)
                .filter(place -> isOurs(place, request))
                .isPresent();
    }

    // A page elsewhere cannot set the second header either: only a proxy before this server does.
    private static boolean isOurs(String place, HttpServletRequest request) {
        return Stream.of("Host", "X-Forwarded-Host")
                .map(request::getHeader)
                .anyMatch(host -> place.equalsIgnoreCase(host));
    }

    private static Optional<String> place(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
