package dev.erga.engine.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.monitor.ClockNote;
import dev.erga.jobs.monitor.ClockNote.Kind;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.UpcomingFire;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In Paris, clocks go from 02:00 to 03:00 on 29 March 2026 and from 03:00 to 02:00 on 25 October 2026, at 01:00 UTC. */
class ForecastTest {

    private static RecurringDetails schedule(
            Optional<String> cron,
            Optional<String> every,
            String zone,
            Optional<Instant> next,
            Optional<Instant> last) {
        return new RecurringDetails(
                "nightly",
                "DECLARED",
                "Reports.nightly",
                "[]",
                Optional.empty(),
                cron,
                every,
                zone,
                "COALESCE",
                Duration.ofMinutes(1),
                10,
                "ALLOW",
                Optional.empty(),
                false,
                next,
                last.map(time -> new FireDetails(time, "SKIPPED", Optional.of("paused"), Optional.empty())));
    }

    private static RecurringDetails paris(String cron, String next) {
        return schedule(
                Optional.of(cron),
                Optional.empty(),
                "Europe/Paris",
                Optional.of(Instant.parse(next)),
                Optional.empty());
    }

    private static List<String> times(List<UpcomingFire> fires) {
        return fires.stream().map(fire -> fire.time().toString()).toList();
    }

    private static List<Optional<Kind>> kinds(List<UpcomingFire> fires) {
        return fires.stream().map(fire -> fire.note().map(ClockNote::kind)).toList();
    }

    @Test
    void fires_begin_with_the_next_one_that_has_no_entry() {
        RecurringDetails nightly = paris("30 2 * * *", "2026-07-02T00:30:00Z");

        assertThat(times(Forecast.of(nightly, Instant.parse("2026-06-01T00:00:00Z"), 2)))
                .containsExactly("2026-07-02T00:30:00Z", "2026-07-03T00:30:00Z");
        assertThat(times(Forecast.of(nightly, Instant.parse("2026-07-02T00:29:59Z"), 1)))
                .containsExactly("2026-07-02T00:30:00Z");
        assertThat(times(Forecast.of(nightly, Instant.parse("2026-07-02T00:30:00Z"), 1)))
                .containsExactly("2026-07-03T00:30:00Z");
        assertThat(times(Forecast.of(nightly, Instant.parse("2026-07-09T12:00:00Z"), 1)))
                .as("one that is long due is not to come")
                .containsExactly("2026-07-10T00:30:00Z");
    }

    @Test
    void an_interval_goes_on_from_its_next_fire_and_knows_no_clocks() {
        Instant next = Instant.parse("2026-10-25T00:30:07Z");
        RecurringDetails often =
                schedule(Optional.empty(), Optional.of("PT1H"), "Europe/Paris", Optional.of(next), Optional.empty());

        List<UpcomingFire> fires = Forecast.of(often, next, 3);

        assertThat(times(fires))
                .containsExactly("2026-10-25T01:30:07Z", "2026-10-25T02:30:07Z", "2026-10-25T03:30:07Z");
        assertThat(fires).allSatisfy(fire -> assertThat(fire.note()).isEmpty());
    }

    @Test
    void what_never_fires_again_or_cannot_be_read_has_nothing_to_come() {
        Instant next = Instant.parse("2026-07-02T00:30:00Z");
        RecurringDetails over =
                schedule(Optional.of("30 2 * * *"), Optional.empty(), "UTC", Optional.empty(), Optional.empty());
        RecurringDetails nowhere = schedule(
                Optional.of("30 2 * * *"), Optional.empty(), "Mars/Olympus", Optional.of(next), Optional.empty());
        RecurringDetails nonsense =
                schedule(Optional.of("30 25 * * *"), Optional.empty(), "UTC", Optional.of(next), Optional.empty());
        RecurringDetails instantly =
                schedule(Optional.empty(), Optional.of("PT0S"), "UTC", Optional.of(next), Optional.empty());
        RecurringDetails word =
                schedule(Optional.empty(), Optional.of("often"), "UTC", Optional.of(next), Optional.empty());

        for (RecurringDetails schedule : List.of(over, nowhere, nonsense, instantly, word)) {
            assertThat(Forecast.of(schedule, next, 10)).isEmpty();
            assertThat(Forecast.clocksSet(schedule)).isEmpty();
        }
    }

    @Test
    void a_fixed_time_that_is_skipped_fires_when_the_clock_goes_on() {
        List<UpcomingFire> fires =
                Forecast.of(paris("30 2 * * *", "2026-03-28T01:30:00Z"), Instant.parse("2026-03-28T00:00:00Z"), 3);

        assertThat(times(fires))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
        assertThat(fires.get(1).note())
                .contains(new ClockNote(
                        Kind.POSTPONED,
                        LocalDateTime.parse("2026-03-29T02:30:00"),
                        LocalDateTime.parse("2026-03-29T02:00:00"),
                        LocalDateTime.parse("2026-03-29T03:00:00")));
        assertThat(kinds(fires)).containsExactly(Optional.empty(), Optional.of(Kind.POSTPONED), Optional.empty());
    }

    @Test
    void a_fixed_time_at_the_end_of_the_gap_is_not_put_off_but_at_another_time_elsewhere() {
        List<UpcomingFire> fires =
                Forecast.of(paris("0 3 * * *", "2026-03-28T02:00:00Z"), Instant.parse("2026-03-28T00:00:00Z"), 3);

        assertThat(times(fires))
                .containsExactly("2026-03-28T02:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T01:00:00Z");
        assertThat(kinds(fires)).containsExactly(Optional.empty(), Optional.of(Kind.SHIFTED), Optional.empty());
    }

    @Test
    void a_fixed_time_that_comes_twice_fires_once() {
        List<UpcomingFire> fires =
                Forecast.of(paris("30 2 * * *", "2026-10-24T00:30:00Z"), Instant.parse("2026-10-24T00:00:00Z"), 3);

        assertThat(times(fires))
                .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(fires.get(1).note())
                .contains(new ClockNote(
                        Kind.ONCE_OF_TWO,
                        LocalDateTime.parse("2026-10-25T02:30:00"),
                        LocalDateTime.parse("2026-10-25T03:00:00"),
                        LocalDateTime.parse("2026-10-25T02:00:00")));
        assertThat(kinds(fires))
                .containsExactly(Optional.empty(), Optional.of(Kind.ONCE_OF_TWO), Optional.of(Kind.SHIFTED));
    }

    @Test
    void an_interval_of_an_expression_leaves_out_what_is_skipped() {
        List<UpcomingFire> fires =
                Forecast.of(paris("*/30 * * * *", "2026-03-29T00:30:00Z"), Instant.parse("2026-03-29T00:00:00Z"), 3);

        assertThat(times(fires))
                .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z");
        assertThat(fires.get(1).note().map(ClockNote::meant)).contains(LocalDateTime.parse("2026-03-29T02:00:00"));
        assertThat(kinds(fires)).containsExactly(Optional.empty(), Optional.of(Kind.LEFT_OUT), Optional.empty());
    }

    @Test
    void an_interval_of_an_expression_fires_each_time_that_comes_twice() {
        List<UpcomingFire> fires =
                Forecast.of(paris("*/30 * * * *", "2026-10-24T23:30:00Z"), Instant.parse("2026-10-24T23:00:00Z"), 7);

        assertThat(kinds(fires))
                .as("01:30, then 02:00 and 02:30 twice, then 03:00 and 03:30")
                .containsExactly(
                        Optional.empty(),
                        Optional.of(Kind.BOTH),
                        Optional.of(Kind.BOTH),
                        Optional.of(Kind.BOTH),
                        Optional.of(Kind.BOTH),
                        Optional.empty(),
                        Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "0 9-17 * * *, 2026-03-28T16:00:00Z, 2026-03-29T07:00:00Z, SHIFTED",
        "0 9 * * *,    2026-07-01T07:00:00Z, 2026-07-02T07:00:00Z,",
        "0 9 1 * *,    2026-03-01T08:00:00Z, 2026-04-01T07:00:00Z, SHIFTED",
        "0 9 1 1 *,    2026-01-01T08:00:00Z, 2027-01-01T08:00:00Z,",
        "0 2 29 3 *,   2025-03-29T01:00:00Z, 2026-03-29T01:00:00Z, POSTPONED",
        "*/5 * * * *,  2026-10-25T01:55:00Z, 2026-10-25T02:00:00Z,",
    })
    void clocks_matter_that_are_set_since_the_fire_before(String cron, Instant last, Instant next, Kind kind) {
        RecurringDetails schedule =
                schedule(Optional.of(cron), Optional.empty(), "Europe/Paris", Optional.of(next), Optional.of(last));

        List<UpcomingFire> fires = Forecast.of(schedule, last, 1);

        assertThat(times(fires)).containsExactly(next.toString());
        assertThat(kinds(fires)).containsExactly(Optional.ofNullable(kind));
    }

    @Test
    void the_first_of_the_next_ten_fires_that_is_touched_is_told_beforehand() {
        assertThat(Forecast.clocksSet(paris("30 2 * * *", "2026-10-16T00:30:00Z")))
                .map(UpcomingFire::time)
                .contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(Forecast.clocksSet(paris("30 2 * * *", "2026-10-15T00:30:00Z")))
                .as("eleven fires ahead")
                .isEmpty();
    }

    @Test
    void a_zone_without_clock_changes_has_no_notes() {
        RecurringDetails utc = schedule(
                Optional.of("30 2 * * *"),
                Optional.empty(),
                "UTC",
                Optional.of(Instant.parse("2026-10-24T02:30:00Z")),
                Optional.empty());

        assertThat(Forecast.clocksSet(utc)).isEmpty();
    }
}
