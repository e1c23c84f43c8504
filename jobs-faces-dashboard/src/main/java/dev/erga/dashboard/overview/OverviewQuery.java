package dev.erga.dashboard.overview;

import dev.erga.dashboard.text.StateLook;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.ThroughputRange;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the address asks for: of the list of jobs, and of the chart.
 *
 * @param state only jobs in this state
 * @param before where the page before ended
 * @param range for how long back the chart shows what has ended
 * @param table whether it is shown as a table
 * @param misread the part of the address that means nothing, so that the page can say it was left out
 */
record OverviewQuery(
        Optional<JobState> state,
        Optional<JobId> before,
        ThroughputRange range,
        boolean table,
        Optional<String> misread) {

    private static final ThroughputRange USUAL = ThroughputRange.HOUR;

    static OverviewQuery parse(Function<String, @Nullable String> parameter) {
        Optional<String> wantedState = given(parameter, "state");
        Optional<String> wantedBefore = given(parameter, "before");
        Optional<String> wantedRange = given(parameter, "range");
        Optional<JobState> state = wantedState.flatMap(StateLook::named);
        Optional<JobId> before = wantedBefore.flatMap(OverviewQuery::id);
        Optional<ThroughputRange> range = wantedRange.flatMap(OverviewQuery::range);
        Optional<String> misread = Stream.of(
                        wantedState.filter(text -> state.isEmpty()),
                        wantedBefore.filter(text -> before.isEmpty()),
                        wantedRange.filter(text -> range.isEmpty()))
                .flatMap(Optional::stream)
                .findFirst();
        boolean table = given(parameter, "view").filter("table"::equals).isPresent();
        return new OverviewQuery(state, before, range.orElse(USUAL), table, misread);
    }

    /** The name of a range in addresses and texts. */
    static String key(ThroughputRange range) {
        return switch (range) {
            case QUARTER_HOUR -> "15m";
            case HOUR -> "1h";
            case DAY -> "24h";
            case WEEK -> "7d";
        };
    }

    private static Optional<ThroughputRange> range(String key) {
        return Stream.of(ThroughputRange.values())
                .filter(range -> key(range).equals(key))
                .findFirst();
    }

    JobFilter filter() {
        JobFilter filter = JobFilter.all();
        if (state.isPresent()) {
            filter = filter.inState(state.get());
        }
        return before.isPresent() ? filter.olderThan(before.get()) : filter;
    }

    /** The address of the same list from there on. */
    String older(JobId next) {
        return address(Optional.of(next), range, table);
    }

    /** The address of the same list from its beginning; may be empty. */
    String newest() {
        return address(Optional.empty(), range, table);
    }

    /** The address of the same page with another chart, or with its table. */
    String with(ThroughputRange otherRange, boolean asTable) {
        return address(before, otherRange, asTable);
    }

    private String address(Optional<JobId> from, ThroughputRange shownRange, boolean asTable) {
        return Stream.of(
                        state.map(only -> "state=" + StateLook.key(only)),
                        from.map(id -> "before=" + id),
                        Optional.of(shownRange).filter(other -> other != USUAL).map(other -> "range=" + key(other)),
                        Optional.of("view=table").filter(any -> asTable))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
    }

    private static Optional<String> given(Function<String, @Nullable String> parameter, String name) {
        return Optional.ofNullable(parameter.apply(name)).filter(text -> !text.isBlank());
    }

    private static Optional<JobId> id(String text) {
        try {
            return Optional.of(JobId.parse(text));
        } catch (JobsException notAnId) {
            return Optional.empty();
        }
    }
}
