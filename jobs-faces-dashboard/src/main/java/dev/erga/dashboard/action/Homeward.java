package dev.erga.dashboard.action;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where people go after an action: where they came from, if the page said so, else where its subject is shown. */
final class Homeward {

    /** Nothing but a page below the dashboard: it is put behind the dashboard's own address. */
    private static final Pattern BELOW = Pattern.compile("(/[a-z-]{1,40})?(\\?[A-Za-z0-9=&%.*_+~-]{0,4000})?");

    private Homeward() {}

    /** The place that the request's parameter {@code back} names; empty if it names none that is the dashboard's. */
    static Optional<String> asked(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("back"))
                .filter(place -> !place.isEmpty() && BELOW.matcher(place).matches());
    }

    /** What follows the dashboard's path in the address of the next page. */
    static String of(Order order, HttpServletRequest request) {
        return asked(request).orElseGet(() -> order.action().home(order.subjects()));
    }
}
