package dev.erga.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronScheduleWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@every_second       | every second",
                "@every_minute       | every minute",
                "@hourly             | every hour",
                "@daily              | at 00:00",
                "*/5 * * * *         | every 5 minutes",
                "30 2 * * MON-FRI    | at 02:30 every day between Monday and Friday",
                "15 30 2 * * *       | at 02:30:15",
                "0 0 1,15 * *        | at 00:00 at 1 and 15 days",
                "0 0 1 JAN *         | at 00:00 at 1 day at January month",
                "0 22-4 * * *        | every hour between 22 and 4",
                "0 22-4/2 * * *      | at 0, 2, 4 and 22 hours",
                "7/20 3 * * *        | every 20 minutes between 7 and 59 at 3 hour",
                "* * 3 * * *         | every second between 03:00 and 03:59",
                "10 */20 * * * *     | at 10 second at 0, 20 and 40 minutes",
                "10 0 */12 * * *     | at 10 second at 0 and 12 hours",
                "0-5 0 1 * * *       | every second between 0 and 5 every minute between 0 and 0 at 1 hour",
                "0 0 L * *           | at 00:00 last day of month",
                "0 0 L-3 * *         | at 00:00 3 days before the last day of the month",
                "0 0 LW * *          | at 00:00 last weekday of month",
                "0 0 15W * *         | at 00:00 the nearest weekday to the 15 of the month",
                "0 0 L-3W * *        | at 00:00 the nearest weekday to the 3 days before the last day of the month",
                "0 0 * * FRIL        | at 00:00 last Friday of every month",
                "0 0 * * SUN#3       | at 00:00 Sunday 3 of every month",
                "0 0 * * FRI-SUN     | at 00:00 every day between Friday and Sunday",
            })
    void an_expression_is_told_in_words(String expression, String words) {
        assertThat(CronSchedule.parse(expression).describe(Locale.ENGLISH)).isEqualTo(words);
    }

    @Test
    void there_are_words_in_several_languages() {
        CronSchedule schedule = CronSchedule.parse("*/5 * * * FRI");
        assertThat(schedule.describe(Locale.FRANCE)).isEqualTo("chaque 5 minutes à vendredi jour");
        assertThat(schedule.describe(Locale.GERMAN)).isEqualTo("jede 5 Minuten um Freitag Tag");
    }

    @Test
    void a_language_without_words_is_told_in_english_whatever_the_machine_speaks() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.FRANCE);
            CronSchedule schedule = CronSchedule.parse("*/5 * * * FRI");
            for (Locale locale : new Locale[] {Locale.US, Locale.ROOT, Locale.forLanguageTag("la"), Locale.ENGLISH}) {
                assertThat(schedule.describe(locale)).as("%s", locale).isEqualTo("every 5 minutes at Friday day");
            }
        } finally {
            Locale.setDefault(machine);
        }
    }
}
