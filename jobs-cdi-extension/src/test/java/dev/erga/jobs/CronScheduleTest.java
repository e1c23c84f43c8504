package dev.erga.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

    @ParameterizedTest
    @CsvSource({
        "*/15 * * * *,   2026-01-01T00:00:00Z,           2026-01-01T00:15:00Z",
        "*/15 * * * *,   2026-01-01T00:14:59.999999999Z, 2026-01-01T00:15:00Z",
        "*/15 * * * *,   2026-01-01T00:15:00Z,           2026-01-01T00:30:00Z",
        "*/15 * * * *,   2026-01-01T00:15:00.000000001Z, 2026-01-01T00:30:00Z",
        "* * * * * *,    2026-01-01T00:00:00Z,           2026-01-01T00:00:01Z",
        "* * * * * *,    2026-01-01T00:00:00.999Z,       2026-01-01T00:00:01Z",
        "30 59 23 * * *, 2026-12-31T23:59:29Z,           2026-12-31T23:59:30Z",
        "30 59 23 * * *, 2026-12-31T23:59:30Z,           2027-01-01T23:59:30Z",
        "5 30 4 * * *,   2026-01-01T04:29:59Z,           2026-01-01T04:30:05Z",
        "5 30 4 * * *,   2026-01-01T04:30:06Z,           2026-01-02T04:30:05Z",
        "0 10 4 * * *,   2026-01-01T03:50:10Z,           2026-01-01T04:10:00Z",
        "0 0 2 3 *,      2026-02-15T00:00:00Z,           2026-03-02T00:00:00Z",
        "0 0 2 * *,      2026-02-15T00:00:00Z,           2026-03-02T00:00:00Z",
        "0 0 1 1 *,      2026-02-15T00:00:00Z,           2027-01-01T00:00:00Z",
        "0 0 29 2 *,     2096-02-29T00:00:00Z,           2104-02-29T00:00:00Z",
        "0 12 * * *,     1960-02-28T12:00:00Z,           1960-02-29T12:00:00Z",
        "0 12 * * *,     -1000000000-01-01T00:00:00Z,    0001-01-01T12:00:00Z",
    })
    void next_is_the_first_fire_strictly_after(String expression, Instant after, Instant next) {
        assertThat(CronSchedule.parse(expression).next(after, ZoneOffset.UTC)).contains(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 * * *", "* * * * * *", "0 0 29 2 MON", "30 * * * *", "0 0 31 12 *"})
    void there_is_no_fire_after_the_year_9999(String expression) {
        CronSchedule schedule = CronSchedule.parse(expression);
        for (String zone : new String[] {"UTC", "Europe/Paris", "Pacific/Apia", "America/St_Johns"}) {
            assertThat(schedule.next(Instant.MAX, ZoneId.of(zone))).isEmpty();
            assertThat(schedule.next(Instant.parse("9999-12-31T23:59:59Z"), ZoneId.of(zone)))
                    .isEmpty();
        }
    }

    @Test
    void the_last_second_of_the_year_9999_can_fire() {
        assertThat(CronSchedule.parse("59 59 23 31 12 *").next(Instant.parse("9999-12-31T23:59:58.5Z"), ZoneOffset.UTC))
                .contains(Instant.parse("9999-12-31T23:59:59Z"));
    }

    @Test
    void schedules_are_equal_if_they_say_the_same() {
        CronSchedule schedule = CronSchedule.parse("0 0 ? jan SUN-TUE");
        assertThat(schedule)
                .isEqualTo(CronSchedule.parse(" 00\t0 *  1  0-2 "))
                .hasSameHashCodeAs(CronSchedule.parse("0 0 * 1 7-2"))
                .hasToString("0 0 ? jan SUN-TUE")
                .isNotEqualTo(CronSchedule.parse("0 0 0 ? jan SUN-TUE"))
                .isNotEqualTo(CronSchedule.parse("0 0 ? feb SUN-TUE"));
        assertThat(CronSchedule.parse(" 00\t0 *  1  0-2 ").expression()).isEqualTo(" 00\t0 *  1  0-2 ");
    }
}
