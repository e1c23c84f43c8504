package dev.erga.engine.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.CronSchedule;
import dev.erga.jobs.InvalidCronException;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.spi.RecurringDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

    private static final Instant ANCHOR = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z,           2026-03-01T12:07:00Z",
        "2026-03-01T12:00:00.000000001Z, 2026-03-01T12:07:00Z",
        "2026-03-01T12:06:59.999999999Z, 2026-03-01T12:07:00Z",
        "2026-03-01T12:07:00Z,           2026-03-01T12:14:00Z",
        "2026-03-01T14:59:00Z,           2026-03-01T15:02:00Z",
        "2026-03-01T11:59:59.999999999Z, 2026-03-01T12:00:00Z",
        "2026-03-01T11:53:00Z,           2026-03-01T12:00:00Z",
        "2026-03-01T11:52:59Z,           2026-03-01T11:53:00Z",
        "1926-03-01T12:00:00Z,           1926-03-01T12:02:00Z",
    })
    void an_interval_counts_from_its_anchor_in_both_directions(Instant after, Instant next) {
        assertThat(Timetable.every(Duration.ofMinutes(7), ANCHOR).next(after)).contains(next);
    }

    @Test
    void any_nominal_time_is_as_good_an_anchor_as_another() {
        Duration interval = Duration.parse("PT1H13M5.000001S");
        Timetable first = Timetable.every(interval, ANCHOR);
        Timetable other = Timetable.every(interval, ANCHOR.plus(interval.multipliedBy(1_000_003)));
        for (int i = -50; i < 50; i++) {
            Instant after = ANCHOR.plus(Duration.ofHours(37L * i));
            assertThat(first.next(after)).isEqualTo(other.next(after));
        }
    }

    @Test
    void an_interval_ends_where_time_ends() {
        Timetable rare = Timetable.every(Duration.ofSeconds(1L << 60), ANCHOR);
        assertThat(rare.next(ANCHOR)).isEmpty();
        assertThat(Timetable.every(Duration.ofSeconds(1), ANCHOR).next(Instant.MAX))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.999999S", "PT1.000000001S"})
    void an_interval_is_at_least_a_second_and_fits_into_a_database(Duration interval) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timetable.every(interval, ANCHOR))
                .withMessageContaining("at least one second, in whole microseconds, was " + interval);
    }

    @Test
    void a_cron_expression_fires_in_its_zone() {
        Timetable paris = Timetable.cron(CronSchedule.parse("0 2 * * *"), ZoneId.of("Europe/Paris"));
        assertThat(paris.next(ANCHOR)).contains(Instant.parse("2026-03-02T01:00:00Z"));
    }

    @Test
    void a_stored_schedule_has_the_times_of_its_expression_or_of_its_interval() {
        assertThat(Timetable.of(definition(Optional.of("30 * * * *"), Optional.empty()), ANCHOR)
                        .next(ANCHOR))
                .contains(Instant.parse("2026-03-01T12:30:00Z"));
        assertThat(Timetable.of(definition(Optional.empty(), Optional.of(Duration.ofHours(5))), ANCHOR)
                        .next(ANCHOR))
                .contains(Instant.parse("2026-03-01T17:00:00Z"));
        assertThatThrownBy(() -> Timetable.of(definition(Optional.of("at noon"), Optional.empty()), ANCHOR))
                .isInstanceOf(InvalidCronException.class);
    }

    private static RecurringDefinition definition(Optional<String> cron, Optional<Duration> every) {
        return new RecurringDefinition(
                "id", "Jobs.run", cron, every, ZoneId.of("UTC"), Misfire.COALESCE, Duration.ofMinutes(1));
    }
}
