package dev.erga.dashboard.recurring;

import dev.erga.dashboard.text.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the address of either page asks for.
 *
 * @param id which recurring job
 * @param after where the page of the list before ended
 * @param before where the page of the ledger before ended
 * @param misread what of the address means nothing
 */
record ScheduleQuery(Optional<String> id, Optional<String> after, Optional<Instant> before, List<String> misread) {

    private static final int LONGEST_ID = 100;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    static ScheduleQuery parse(Function<String, @Nullable String> parameter) {
        Optional<String> after = given(parameter, "after");
        Optional<String> before = given(parameter, "before");
        Optional<String> place = after.flatMap(ScheduleQuery::possible);
        Optional<Instant> moment = before.flatMap(ScheduleQuery::moment);
        return new ScheduleQuery(
                given(parameter, "id").flatMap(ScheduleQuery::possible),
                place,
                moment,
                place.isEmpty() && after.isPresent()
                        ? List.of(after.get())
                        : moment.isEmpty() && before.isPresent() ? List.of(before.get()) : List.of());
    }

    private static Optional<String> given(Function<String, @Nullable String> parameter, String name) {
        return Optional.ofNullable(parameter.apply(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** What no id can be is not looked for. */
    private static Optional<String> possible(String text) {
        boolean known = text.length() <= LONGEST_ID && text.chars().noneMatch(Character::isISOControl);
        return Optional.of(text).filter(any -> known);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(time -> !time.isBefore(FIRST) && !time.isAfter(LAST));
        } catch (DateTimeException notAMoment) {
            return Optional.empty();
        }
    }

    /** What was left out, as the page says it. */
    List<String> notices(Texts texts) {
        return misread.stream()
                .map(text -> texts.get("search.misread.place", text))
                .toList();
    }

    /** The address of this page of the list, below the dashboard's. */
    String list() {
        return after.map(ScheduleQuery::following).orElse("/recurring");
    }

    /** The address of the list's next page, below the dashboard's. */
    static String following(String last) {
        return "/recurring?after=" + URLEncoder.encode(last, StandardCharsets.UTF_8);
    }

    /** The address of the ledger's next page, below the dashboard's. */
    static String older(String id, Instant last) {
        return ScheduleRow.address(id) + "&before=" + URLEncoder.encode(last.toString(), StandardCharsets.UTF_8);
    }
}
