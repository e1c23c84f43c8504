package dev.erga.dashboard.view;

import dev.erga.dashboard.action.Action;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which address is which page. Each page has two: its own ({@code /erga}), served by an exact mapping, and a long one
 * ({@code /erga/overview.xhtml}), which also works where only {@code *.xhtml} is mapped to Faces. Paths are those of the
 * container: inside the application, decoded, without parameters.
 *
 * @param path the dashboard's path, such as {@code /erga}
 */
record Addresses(String path) {

    private static final Pattern SUFFIX = Pattern.compile("\\.[A-Za-z0-9]+$");

    /** The address that links show. */
    String own(Page page) {
        return path + page.place();
    }

    /** The address that needs no mapping of ours. */
    String extended(Page page) {
        return path + "/" + page.view() + ".xhtml";
    }

    /** What the FacesServlet has to be mapped to. */
    String[] exact() {
        return Arrays.stream(Page.values()).map(this::own).toArray(String[]::new);
    }

    /**
     * The page that an address or a view id means; both forms count, with or without a suffix, and one slash at the end.
     * Nothing else is put right: what Faces and the container would take for another page must be one here too.
     */
    Optional<Page> page(String asked) {
        String bare = withoutSuffix(asked.endsWith("/") ? asked.substring(0, asked.length() - 1) : asked);
        return Stream.of(Page.values())
                .filter(page -> bare.equals(own(page)) || bare.equals(path + "/" + page.view()))
                .findFirst();
    }

    /** The action that an address means; there is one way to write it. */
    Optional<Action> action(String asked) {
        return asked.startsWith(path + "/") ? Action.at(asked.substring(path.length())) : Optional.empty();
    }

    /** Whether an address is that which open pages ask again and again; there is one way to write it. */
    boolean isLive(String asked) {
        return asked.equals(path + "/live");
    }

    /** The path of a request as the container has understood it. */
    static String pathInside(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    private static String withoutSuffix(String asked) {
        return SUFFIX.matcher(asked).replaceFirst("");
    }
}
