package dev.erga.dashboard.action;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person has filled in on the confirmation page.
 *
 * @param why the reason
 * @param time a time in UTC, as browsers write it; may be empty
 */
record Form(String why, String time) {

    private static final int LONGEST_REASON = 500;
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?");

    static Form of(HttpServletRequest request) {
        return new Form(stripped(request, "why"), stripped(request, "time"));
    }

    private static String stripped(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("").strip();
    }

    /** The kind of the notice that says what is wrong with it; empty if nothing is. */
    Optional<String> fault(TimeField field, Instant now) {
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return Optional.of("reason");
        }
        boolean goesWithout = field == TimeField.NONE || (field == TimeField.OPTIONAL && time.isEmpty());
        return goesWithout || instant().filter(given -> given.isAfter(now)).isPresent()
                ? Optional.empty()
                : Optional.of("time");
    }

    /** The time that was given; empty for none and for nonsense. */
    Optional<Instant> instant() {
        try {
            return Optional.of(time)
                    .filter(text -> TIME.matcher(text).matches())
                    .map(text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** A time as browsers write it in such a field, to the minute. */
    static String written(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
