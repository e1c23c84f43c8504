package dev.erga.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule for clocks that are set, in examples; the zones' own offsets say which pass of an hour is meant. */
class CronScheduleClockTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Paris leaves out 02:00 to 03:00 on 29 March 2026.
                "Europe/Paris | 30 2 * * * | 2026-03-28T02:30+01:00 2026-03-29T03:00+02:00 2026-03-30T02:30+02:00",
                "Europe/Paris | 0 2 * * * | 2026-03-28T02:00+01:00 2026-03-29T03:00+02:00 2026-03-30T02:00+02:00",
                "Europe/Paris | 0 3 * * * | 2026-03-28T03:00+01:00 2026-03-29T03:00+02:00 2026-03-30T03:00+02:00",
                "Europe/Paris | 59 59 1 * * * | 2026-03-29T01:59:59+01:00 2026-03-30T01:59:59+02:00",
                "Europe/Paris | 30 2 29 3 * | 2026-03-29T03:00+02:00 2027-03-29T02:30+02:00",
                // Lord Howe leaves out half an hour on 4 October 2026.
                "Australia/Lord_Howe | 15 2 * * * | 2026-10-03T02:15+10:30 2026-10-04T02:30+11:00 2026-10-05T02:15+11:00",
                "Australia/Lord_Howe | 45 2 * * * | 2026-10-03T02:45+10:30 2026-10-04T02:45+11:00 2026-10-05T02:45+11:00",
                // Sao Paulo left out midnight on 4 November 2018, a Sunday.
                "America/Sao_Paulo | @daily | 2018-11-03T00:00-03:00 2018-11-04T01:00-02:00 2018-11-05T00:00-02:00",
                "America/Sao_Paulo | 30 0 * * SUN | 2018-10-28T00:30-03:00 2018-11-04T01:00-02:00 2018-11-11T00:30-02:00",
                "America/Sao_Paulo | 0 0 4W 11 * | 2018-11-05T00:00-02:00 2019-11-04T00:00-03:00",
                // Amman went from Thursday night to Friday 01:00 on the last of the month.
                "Asia/Amman | 30 0 L * * | 2017-03-31T01:00+03:00 2017-04-30T00:30+03:00",
                // Apia left out Friday, 30 December 2011.
                "Pacific/Apia | 0 12 * * * | 2011-12-29T12:00-10:00 2011-12-31T00:00+14:00 2011-12-31T12:00+14:00",
                "Pacific/Apia | 0 9 * * FRI | 2011-12-23T09:00-10:00 2011-12-31T00:00+14:00 2012-01-06T09:00+14:00",
                "Pacific/Apia | 0 9 30 12 * | 2010-12-30T09:00-10:00 2011-12-31T00:00+14:00 2012-12-30T09:00+14:00",
                // Troll jumps over two hours.
                "Antarctica/Troll | 30 1 * * * | 2019-03-30T01:30Z 2019-03-31T03:00+02:00 2019-04-01T01:30+02:00",
            })
    void a_fixed_time_in_a_gap_fires_at_its_end(ZoneId zone, String expression, String expected) {
        assertThat(fires(zone, expression, expected)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29T00:59:58Z", "2026-03-29T00:59:59Z", "2026-03-29T00:59:59.999999999Z"})
    void the_end_of_a_gap_is_found_from_the_last_second_before_it(Instant after) {
        assertThat(CronSchedule.parse("30 2 * * *").next(after, ZoneId.of("Europe/Paris")))
                .contains(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "'0,30 2 * * *',     2026-03-29T01:00:00Z",
        "'0,20,40 2,3 * * *', 2026-03-29T01:00:00Z 2026-03-29T01:20:00Z 2026-03-29T01:40:00Z",
        "'0 1,2,3 * * *',    2026-03-29T00:00:00Z 2026-03-29T01:00:00Z",
    })
    void fixed_times_in_one_gap_fire_together_once(String expression, String expected) {
        List<String> fires = new ArrayList<>();
        CronSchedule schedule = CronSchedule.parse(expression);
        Instant fire = schedule.next(Instant.parse("2026-03-28T22:00:00Z"), ZoneId.of("Europe/Paris"))
                .orElseThrow();
        while (fire.isBefore(Instant.parse("2026-03-29T22:00:00Z"))) {
            fires.add(fire.toString());
            fire = schedule.next(fire, ZoneId.of("Europe/Paris")).orElseThrow();
        }
        assertThat(String.join(" ", fires)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Paris has 02:00 to 03:00 twice on 25 October 2026.
                "Europe/Paris | 30 2 * * * | 2026-10-24T02:30+02:00 2026-10-25T02:30+02:00 2026-10-26T02:30+01:00",
                "Europe/Paris | 0 2 * * * | 2026-10-24T02:00+02:00 2026-10-25T02:00+02:00 2026-10-26T02:00+01:00",
                "Europe/Paris | 0 3 * * * | 2026-10-24T03:00+02:00 2026-10-25T03:00+01:00 2026-10-26T03:00+01:00",
                "Europe/Paris | 0,30 2 25 10 * | 2026-10-25T02:00+02:00 2026-10-25T02:30+02:00 2027-10-25T02:00+02:00",
                "Australia/Lord_Howe | 45 1 * * * | 2026-04-04T01:45+11:00 2026-04-05T01:45+11:00 2026-04-06T01:45+10:30",
                // Havana goes back to midnight: its first half-hour of 1 November 2026 comes twice.
                "America/Havana | 30 0 * * * | 2026-10-31T00:30-04:00 2026-11-01T00:30-04:00 2026-11-02T00:30-05:00",
                // Casey went back three hours.
                "Antarctica/Casey | 0 0 * * * | 2010-03-04T00:00+11:00 2010-03-05T00:00+11:00 2010-03-06T00:00+08:00",
            })
    void a_fixed_time_that_comes_twice_fires_at_its_first_pass(ZoneId zone, String expression, String expected) {
        assertThat(fires(zone, expression, expected)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "30 2 * * *, 2026-10-25T01:10:00Z, 2026-10-26T01:30:00Z",
        "30 2 * * *, 2026-10-25T01:50:00Z, 2026-10-26T01:30:00Z",
        "0 3 * * *,  2026-10-25T01:10:00Z, 2026-10-25T02:00:00Z",
        "0 3 * * *,  2026-10-25T00:10:00Z, 2026-10-25T02:00:00Z",
        "'0,30 2,3 * * *', 2026-10-25T00:30:00Z, 2026-10-25T02:00:00Z",
    })
    void fixed_times_are_silent_in_the_second_pass(String expression, Instant after, Instant next) {
        assertThat(CronSchedule.parse(expression).next(after, ZoneId.of("Europe/Paris")))
                .contains(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/30 * * * *     | 2026-03-29T01:30+01:00 2026-03-29T03:00+02:00 2026-03-29T03:30+02:00",
                "15 * * * *       | 2026-03-29T01:15+01:00 2026-03-29T03:15+02:00 2026-03-29T04:15+02:00",
                "30 1-9 * * *     | 2026-03-29T01:30+01:00 2026-03-29T03:30+02:00 2026-03-29T04:30+02:00",
                "0 */2 * * *      | 2026-03-29T00:00+01:00 2026-03-29T04:00+02:00 2026-03-29T06:00+02:00",
                "*/20 2 * * *     | 2026-03-28T02:40+01:00 2026-03-30T02:00+02:00 2026-03-30T02:20+02:00",
                "*/30 59 1,2 * * *| 2026-03-29T01:59:30+01:00 2026-03-30T01:59+02:00",
                "*/30 * * * *     | 2026-10-25T02:30+02:00 2026-10-25T02:00+01:00 2026-10-25T02:30+01:00 2026-10-25T03:00+01:00",
                "15 * * * *       | 2026-10-25T02:15+02:00 2026-10-25T02:15+01:00 2026-10-25T03:15+01:00",
                "30 1-9 * * *     | 2026-10-25T01:30+02:00 2026-10-25T02:30+02:00 2026-10-25T02:30+01:00 2026-10-25T03:30+01:00",
                "0 */2 * * *      | 2026-10-25T02:00+02:00 2026-10-25T02:00+01:00 2026-10-25T04:00+01:00",
                "*/20 2 * * *     | 2026-10-25T02:40+02:00 2026-10-25T02:00+01:00 2026-10-25T02:20+01:00",
                "0-1 30 2 * * *   | 2026-10-25T02:30:01+02:00 2026-10-25T02:30+01:00 2026-10-25T02:30:01+01:00",
                "0/31 30 2 * * *  | 2026-10-25T02:30:31+02:00 2026-10-25T02:30+01:00 2026-10-25T02:30:31+01:00",
            })
    void an_interval_follows_the_clock_on_the_wall(String expression, String expected) {
        assertThat(fires(ZoneId.of("Europe/Paris"), expression, expected)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "30 * * * *,     true",
        "* 2 * * *,      true",
        "30 1-2 * * *,   true",
        "30 2/22 * * *,  true",
        "30 */2 * * *,  true",
        "'5,30/40 2 * * *', true",
        "0-0 30 2 * * *, true",
        "30 ? * * *,     true",
        "30 2 * * *,     false",
        "'0,30 1,2 * * *', false",
        "0 30 2 * * *,   false",
        "30 2 1-31 * *,  false",
        "30 2 */1 1-12 0-7, false",
    })
    void only_stars_steps_and_ranges_in_the_time_of_day_make_an_interval(String expression, boolean interval) {
        Instant afterFirstPass = Instant.parse("2026-10-25T00:31:00Z");
        Instant thirdHour = Instant.parse("2026-10-25T02:00:00Z");
        assertThat(CronSchedule.parse(expression)
                        .next(afterFirstPass, ZoneId.of("Europe/Paris"))
                        .orElseThrow()
                        .isBefore(thirdHour))
                .isEqualTo(interval);
    }

    /** As many fires as are expected, from the first of those on. */
    private static String fires(ZoneId zone, String expression, String expected) {
        CronSchedule schedule = CronSchedule.parse(expression);
        String[] times = expected.split(" ", -1);
        Instant fire = OffsetDateTime.parse(times[0]).toInstant().minusNanos(1);
        List<String> fires = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            fire = schedule.next(fire, zone).orElseThrow();
            fires.add(fire.atZone(zone).toOffsetDateTime().toString());
        }
        return String.join(" ", fires);
    }
}
