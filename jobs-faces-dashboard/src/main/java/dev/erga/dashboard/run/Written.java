package dev.erga.dashboard.run;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What somebody has written into the form.
 *
 * @param method which job method
 * @param values what is in the fields of its parameters, in their order
 * @param later whether it is to start at a time
 * @param at that time, as it was written
 * @param why the reason
 */
record Written(String method, List<String> values, boolean later, String at, String why) {

    private static final int MOST_PARAMETERS = 5;

    static Written in(HttpServletRequest request) {
        return new Written(
                parameter(request, "on"),
                IntStream.range(0, MOST_PARAMETERS)
                        .mapToObj(place -> parameter(request, ParameterField.name(place)))
                        .toList(),
                parameter(request, "when").equals("at"),
                parameter(request, "at"),
                parameter(request, "why"));
    }

    String value(int place) {
        return place < values.size() ? values.get(place) : "";
    }

    /** The time in UTC; nothing if it is none. */
    Optional<Instant> time() {
        try {
            return Optional.of(LocalDateTime.parse(at.strip()).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
