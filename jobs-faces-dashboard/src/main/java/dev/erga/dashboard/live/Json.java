package dev.erga.dashboard.live;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value as JSON. Made here, since the platform's own JSON has other versions and settings from server to server.
 *
 * @param text the JSON
 */
record Json(String text) {

    /** A text. Nothing in it can end it, nor be taken for HTML where somebody puts it into a page. */
    static Json of(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 16).append('"');
        value.chars().forEach(unit -> quoted.append(escaped((char) unit)));
        return new Json(quoted.append('"').toString());
    }

    private static String escaped(char unit) {
        boolean plain = unit >= ' ' && unit < 0x7F && "\"\\<>&'".indexOf(unit) < 0;
        return plain ? String.valueOf(unit) : String.format(Locale.ROOT, "\\u%04x", (int) unit);
    }

    /** A number. */
    static Json of(long value) {
        return new Json(Long.toString(value));
    }

    /** Yes or no. */
    static Json of(boolean value) {
        return new Json(Boolean.toString(value));
    }

    /** Several values, in their order. */
    static Json list(Stream<Json> values) {
        return new Json(values.map(Json::text).collect(Collectors.joining(",", "[", "]")));
    }

    /** Values under names, in the map's order. */
    static <V> Json object(Map<String, V> values, Function<V, Json> json) {
        return new Json(values.entrySet().stream()
                .map(entry -> of(entry.getKey()).text() + ":"
                        + json.apply(entry.getValue()).text())
                .collect(Collectors.joining(",", "{", "}")));
    }
}
