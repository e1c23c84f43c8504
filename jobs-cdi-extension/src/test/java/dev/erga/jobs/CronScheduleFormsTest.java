package dev.erga.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronScheduleFormsTest {

    private static final Instant NEW_YEAR_2026 = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 L * *       | 2026-01-31 2026-02-28 2026-03-31 2026-04-30",
                "0 0 L-1 2 *     | 2026-02-27 2027-02-27 2028-02-28",
                "0 0 L-0 2 *     | 2026-02-28 2027-02-28 2028-02-29",
                "0 0 L-28 * *    | 2026-01-03 2026-03-03 2026-04-02 2026-05-03",
                "0 0 L-30 * *    | 2026-01-01 2026-03-01 2026-05-01 2026-07-01",
                "0 0 LW * *      | 2026-01-30 2026-02-27 2026-03-31 2026-04-30 2026-05-29",
                "0 0 L-1W * *    | 2026-01-30 2026-02-27 2026-03-30 2026-04-29 2026-05-29",
                "0 0 L-30W * *   | 2026-01-01 2026-03-02 2026-05-01 2026-07-01 2026-08-03",
                "0 0 1W * *      | 2026-01-01 2026-02-02 2026-03-02 2026-04-01 2026-05-01 2026-06-01 2026-07-01 2026-08-03",
                "0 0 15W * *     | 2026-01-15 2026-02-16 2026-03-16 2026-04-15 2026-05-15 2026-06-15 2026-07-15 2026-08-14",
                "0 0 28W 2 *     | 2026-02-27 2027-02-26 2028-02-28",
                "0 0 30W * *     | 2026-01-30 2026-03-30 2026-04-30 2026-05-29",
                "0 0 31W * *     | 2026-01-30 2026-03-31 2026-05-29 2026-07-31",
                "0 0 * * FRIL    | 2026-01-30 2026-02-27 2026-03-27",
                "0 0 * * 7L      | 2026-01-25 2026-02-22 2026-03-29",
                "0 0 * * 0L      | 2026-01-25 2026-02-22 2026-03-29",
                "0 0 * * MON#1   | 2026-01-05 2026-02-02 2026-03-02",
                "0 0 * * 4#5     | 2026-01-29 2026-04-30 2026-07-30",
                "0 0 * * sun#2   | 2026-01-11 2026-02-08 2026-03-08",
            })
    void letters_count_days_of_the_month(String expression, String dates) {
        assertThat(days(expression, dates)).isEqualTo(dates);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 13 * FRI        | 2026-02-13 2026-03-13 2026-11-13 2027-08-13",
                "0 0 1-7 * MON       | 2026-01-05 2026-02-02 2026-03-02",
                "0 0 L * SUN         | 2026-05-31 2027-01-31 2027-02-28 2027-10-31",
                "0 0 15W * FRI       | 2026-05-15 2026-08-14 2027-01-15",
                "0 0 31 * FRIL       | 2026-07-31 2027-12-31",
                "0 0 29 2 *          | 2028-02-29 2032-02-29 2036-02-29",
                "0 0 29 2 MON        | 2044-02-29 2072-02-29 2112-02-29 2140-02-29",
                "0 0 31 * *          | 2026-01-31 2026-03-31 2026-05-31 2026-07-31 2026-08-31",
                "0 0 30 2-3 *        | 2026-03-30 2027-03-30",
            })
    void both_day_fields_must_match(String expression, String dates) {
        assertThat(days(expression, dates)).isEqualTo(dates);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 22-4 * * *         | 0 22,23,0,1,2,3,4 * * *",
                "0 22-4/2 * * *       | 0 22,0,2,4 * * *",
                "0 23-4/2 * * *       | 0 23,1,3 * * *",
                "55-5 * * * *         | 55,56,57,58,59,0,1,2,3,4,5 * * * *",
                "55-5/3 * * * *       | 55,58,1,4 * * * *",
                "50-10/25 8 * * * *   | 50 8 * * * *",
                "50-20/25 8 * * * *   | 50,15 8 * * * *",
                "0 0 25-5 * *         | 0 0 25,26,27,28,29,30,31,1,2,3,4,5 * *",
                "0 0 25-5/5 * *       | 0 0 25,30,4 * *",
                "0 0 1 NOV-feb *      | 0 0 1 11,12,1,2 *",
                "0 0 1 10-4/3 *       | 0 0 1 10,1,4 *",
                "0 0 * * FRI-MON      | 0 0 * * 5,6,0,1",
                "0 0 * * SAT-SUN      | 0 0 * * 6,0",
                "0 0 * * SUN-SAT      | 0 0 * * *",
                "0 0 * * MON-SUN      | 0 0 * * *",
                "0 0 * * 0-7          | 0 0 * * *",
                "0 0 * * 5-7          | 0 0 * * FRI,SAT,SUN",
                "0 0 * * 7-2          | 0 0 * * SUN,MON,TUE",
                "0 0 * * 7-7          | 0 0 * * SUN",
                "0 0 * * 7-0          | 0 0 * * SUN",
                "0 0 * * 4-2/2        | 0 0 * * THU,SAT,MON",
                "0 0 * * 7-3/2        | 0 0 * * SUN,TUE",
                "0 5-5 * * *          | 0 5 * * *",
            })
    void a_range_that_falls_goes_on_past_the_end_of_its_field(String expression, String listed) {
        assertThat(fires(expression, 200)).isEqualTo(fires(listed, 200));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/15 * * * *         | 0,15,30,45 * * * *",
                "?/15 ? ? ? ?         | 0,15,30,45 * * * *",
                "7/20 * * * *         | 7,27,47 * * * *",
                "59/2 * * * *         | 59 * * * *",
                "10-40/15 * * * *     | 10,25,40 * * * *",
                "*/59 * * * *         | 0,59 * * * *",
                "*/1 * * * *          | * * * * *",
                "0 0 */10 * *         | 0 0 1,11,21,31 * *",
                "0 0 1 */5 *          | 0 0 1 1,6,11 *",
                "0 0 1 FEB/4 *        | 0 0 1 2,6,10 *",
                "0 0 * * */2          | 0 0 * * 0,2,4,6",
                "0 0 * * */7          | 0 0 * * SUN",
                "0 0 * * 5/2          | 0 0 * * FRI,SUN",
                "0 0 * * MON/3        | 0 0 * * MON,THU,SUN",
                "5,10-12,40/10 * * * *| 5,10,11,12,40,50 * * * *",
                "00 05 01 * *         | 0 5 1 * *",
                "0 0 ? * mon,Wed,FRI  | 0 0 * * 1,3,5",
                "0 */6 * * * *        | */6 * * * *",
                "30 2 * * *           | 0 30 2 * * *",
            })
    void steps_lists_and_names_are_short_for_their_values(String expression, String listed) {
        assertThat(fires(expression, 200)).isEqualTo(fires(listed, 200));
    }

    private static String days(String expression, String like) {
        List<String> days = new ArrayList<>();
        CronSchedule schedule = CronSchedule.parse(expression);
        Instant fire = NEW_YEAR_2026.minusNanos(1);
        for (String ignored : like.split(" ", -1)) {
            fire = schedule.next(fire, ZoneOffset.UTC).orElseThrow();
            days.add(LocalDate.ofInstant(fire, ZoneOffset.UTC).toString());
        }
        return String.join(" ", days);
    }

    private static List<Instant> fires(String expression, int count) {
        CronSchedule schedule = CronSchedule.parse(expression);
        Instant[] fires = new Instant[count];
        Arrays.setAll(
                fires,
                i -> schedule.next(i == 0 ? NEW_YEAR_2026.minusNanos(1) : fires[i - 1], ZoneOffset.UTC)
                        .orElseThrow());
        return List.of(fires);
    }
}
