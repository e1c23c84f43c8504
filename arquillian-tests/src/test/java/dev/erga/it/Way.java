package dev.erga.it;

import dev.erga.dashboard.DashboardRole;
import java.util.Locale;
import java.util.Set;

/** A way to ask for a page: its own address, and what somebody may try who would like to get round a guard. */
enum Way {
    OWN("GET", "erga{place}"),
    SLASH_BEHIND("GET", "erga{place}/"),
    VIEW("GET", "erga/{view}.xhtml"),
    SESSION("GET", "erga{place};jsessionid=x"),
    ENCODED("GET", "%65rga{place}"),
    FACES_VIEW("GET", "faces/erga/{view}.xhtml"),
    FACES_PLACE("GET", "faces/erga{place}"),
    TWO_SLASHES("GET", "erga//{view}.xhtml"),
    TWO_SLASHES_BEFORE("GET", "/example//erga/{view}.xhtml"),
    UPWARDS("GET", "erga/assets/%2e%2e/{view}.xhtml"),
    CAPITALS("GET", "erga/{VIEW}"),
    CAPITALS_BEFORE("GET", "ERGA{place}"),
    HEAD("HEAD", "erga{place}"),
    POST("POST", "erga{place}"),
    OPTIONS("OPTIONS", "erga{place}");

    private final String method;
    private final String address;

    Way(String method, String address) {
        this.method = method;
        this.address = address;
    }

    String method() {
        return method;
    }

    /** The address of a page from the shop's, without what the page is asked for. */
    String address(Route route) {
        return address.replace("{place}", route.place())
                .replace("{view}", route.view())
                .replace("{VIEW}", route.view().toUpperCase(Locale.ROOT));
    }

    /**
     * The statuses with which a page may answer. Where only the container knows what it takes an address for, the page may be
     * there, elsewhere or nowhere, but it is never shown to those who may not see it.
     */
    Set<Integer> statuses(Route route, Caller caller) {
        boolean may = caller.may(route.role());
        return switch (this) {
            case OWN, VIEW, SESSION, ENCODED, HEAD -> Set.of(may ? 200 : caller.refusal());
            case SLASH_BEHIND, FACES_VIEW -> Set.of(may ? 302 : caller.refusal());
            case POST -> Set.of(may ? posted(route) : caller.refusal());
            case OPTIONS -> Set.of(may ? 405 : caller.refusal());
            // No page is called so: whoever gets in at all is told that.
            case CAPITALS -> Set.of(caller.may(DashboardRole.VIEWER) ? 404 : caller.refusal());
            case CAPITALS_BEFORE -> Set.of(404);
            case FACES_PLACE, TWO_SLASHES, TWO_SLASHES_BEFORE, UPWARDS ->
                may ? Set.of(200, 302, 404) : Set.of(caller.refusal(), 404);
        };
    }

    private static int posted(Route route) {
        if (route.does()) {
            // It was sent by none of our pages.
            return 403;
        }
        return route.asks() ? 200 : 405;
    }

    /** Whether the answer is the dashboard's for sure, also where there is no page. */
    boolean isOurs() {
        return switch (this) {
            case FACES_PLACE, TWO_SLASHES_BEFORE, CAPITALS_BEFORE -> false;
            default -> true;
        };
    }
}
