package dev.erga.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronScheduleRefusalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '`',
            value = {
                "60 * * * *      | 0  | minute must be 0-59, found 60",
                "-1 * * * *      | 0  | minute must be 0-59, found \"-1\"",
                "5- * * * *      | 2  | minute must be 0-59, found nothing",
                "5-6-7 * * * *   | 2  | minute must be 0-59, found \"6-7\"",
                ",5 * * * *      | 0  | minute must be 0-59, found nothing",
                "5, * * * *      | 2  | minute must be 0-59, found nothing",
                "5,,6 * * * *    | 2  | minute must be 0-59, found nothing",
                "3,99,4 * * * *  | 2  | minute must be 0-59, found 99",
                "1k * * * *      | 0  | minute must be 0-59, found \"1k\"",
                "007 * * * *     | 0  | minute must be 0-59, found 007",
                "5, 6 * * * *    | 2  | second must be 0-59, found nothing",
                "/5 * * * *      | 0  | minute must be 0-59, found nothing",
                "*/ * * * *      | 2  | step of minute must be 1-59, found nothing",
                "*/0 * * * *     | 2  | step of minute must be 1-59, found 0",
                "*/5/5 * * * *   | 2  | step of minute must be 1-59, found \"5/5\"",
                "1-9/60 * * * *  | 4  | step of minute must be 1-59, found 60",
                "0/2147483648 * * * * | 2  | step of minute must be 1-59, found 2147483648",
                "*5 * * * *      | 0  | * stands alone in minute or takes a step, found \"*5\"",
                "*-5 * * * *     | 0  | * stands alone in minute or takes a step, found \"*-5\"",
                "*/5,7 * * * *   | 0  | * stands alone in minute or takes a step, found \"*/5,7\"",
                "7,* * * * *     | 2  | minute must be 0-59, found \"*\"",
                "L * * * *       | 0  | minute must be 0-59, found \"L\"",
                "0 25 * * *      | 2  | hour must be 0-23, found 25",
                "0  9-25 * * *   | 5  | hour must be 0-23, found 25",
                "0 */24 * * *    | 4  | step of hour must be 1-23, found 24",
                "61 0 0 * * *    | 0  | second must be 0-59, found 61",
                "0 0 0 * *       | 4  | day of month must be 1-31, found 0",
                "0 0 32 * *      | 4  | day of month must be 1-31, found 32",
                "0 0 MON * *     | 4  | day of month must be 1-31, found \"MON\"",
                "0 0 JUL * *     | 4  | day of month must be 1-31, found \"JUL\"",
                "0 0 1,L * *     | 4  | L, L-3, LW and 15W stand alone in day of month, found \"1,L\"",
                "0 0 1,15W * *   | 4  | L, L-3, LW and 15W stand alone in day of month, found \"1,15W\"",
                "0 0 1-5W * *    | 4  | L, L-3, LW and 15W stand alone in day of month, found \"1-5W\"",
                "0 0 L/2 * *     | 4  | L, L-3, LW and 15W stand alone in day of month, found \"L/2\"",
                "0 0 W * *       | 4  | L, L-3, LW and 15W stand alone in day of month, found \"W\"",
                "0 0 WL * *      | 4  | L, L-3, LW and 15W stand alone in day of month, found \"WL\"",
                "0 0 32W * *     | 4  | day of month must be 1-31, found 32",
                "0 0 1LW * *     | 4  | day of month must be 1-31, found \"1L\"",
                "0 0 L-31 * *    | 6  | days before the last of the month must be 0-30, found 31",
                "0 0 L- * *      | 6  | days before the last of the month must be 0-30, found nothing",
                "0 0 L-W * *     | 6  | days before the last of the month must be 0-30, found nothing",
                "0 0 4#1 * *     | 4  | day of month must be 1-31, found \"4#1\"",
                "0 0 * 0 *       | 6  | month must be 1-12 or JAN-DEC, found 0",
                "0 0 * 13 *      | 6  | month must be 1-12 or JAN-DEC, found 13",
                "0 0 * JANUARY * | 6  | month must be 1-12 or JAN-DEC, found \"JANUARY\"",
                "0 0 * AN *      | 6  | month must be 1-12 or JAN-DEC, found \"AN\"",
                "0 0 * N_F *     | 6  | month must be 1-12 or JAN-DEC, found \"N_F\"",
                "0 0 * JULL *    | 6  | month must be 1-12 or JAN-DEC, found \"JULL\"",
                "0 0 * * 8       | 8  | day of week must be 0-7 or SUN-SAT, found 8",
                "0 0 * * Sunday  | 8  | day of week must be 0-7 or SUN-SAT, found \"Sunday\"",
                "0 0 * * MON-FRIDAY | 12 | day of week must be 0-7 or SUN-SAT, found \"FRIDAY\"",
                "0 0 * * L       | 8  | FRIL and FRI#2 stand alone in day of week, found \"L\"",
                "0 0 * * MON,FRIL| 8  | FRIL and FRI#2 stand alone in day of week, found \"MON,FRIL\"",
                "0 0 * * 1#1,1#3 | 8  | FRIL and FRI#2 stand alone in day of week, found \"1#1,1#3\"",
                "0 0 * * #2      | 8  | FRIL and FRI#2 stand alone in day of week, found \"#2\"",
                "0 0 * * 5#0     | 10 | week of the month must be 1-5, found 0",
                "0 0 * * 5#6     | 10 | week of the month must be 1-5, found 6",
                "0 0 * * 5#      | 10 | week of the month must be 1-5, found nothing",
                "0 0 * * 8#1     | 8  | day of week must be 0-7 or SUN-SAT, found 8",
                "0 0 * * 1W      | 8  | day of week must be 0-7 or SUN-SAT, found \"1W\"",
                "0 0 * * SUT     | 8  | day of week must be 0-7 or SUN-SAT, found \"SUT\"",
                "0 0 é * *       | 4  | no field has the character \"é\"",
                "0 0 * * frı     | 10 | no field has the character \"ı\"",
                "0;0 * * *       | 1  | no field has the character \";\"",
                "* * * *         | 7  | a cron expression has 5 fields, or 6 with the second first, found 4",
                "* * * * * * *   | 12 | a cron expression has 5 fields, or 6 with the second first, found 7",
                "``              | 0  | a cron expression has 5 fields, or 6 with the second first, found 0",
                "@fortnightly    | 0  | the macros are @every_second, @every_minute, @hourly, @daily, @midnight, @weekly,"
                        + " @monthly, @yearly and @annually, found \"@fortnightly\"",
                "@daily 5        | 7  | a macro stands alone, found 5 after it",
                "0 @daily * * *  | 2  | hour must be 0-23, found \"@daily\"",
                "0 0 30 2 *      | 4  | no date can ever match day of month 30, month 2 and day of week *",
                "0 0 0 31 4,6 ?  | 6  | no date can ever match day of month 31, month 4,6 and day of week ?",
                "0 0 L-29 2 *    | 4  | no date can ever match day of month L-29, month 2 and day of week *",
                "0 0 8-31 * MON#1 | 4 | no date can ever match day of month 8-31, month * and day of week MON#1",
                "0 0 LW * SUN    | 4  | no date can ever match day of month LW, month * and day of week SUN",
                "0 0 L 2 FRI#1   | 4  | no date can ever match day of month L, month 2 and day of week FRI#1",
            })
    void nonsense_is_refused_with_the_place_and_the_rule(String expression, int position, String reason) {
        InvalidCronException refused = refusal(expression);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.position()).isEqualTo(position);
        assertThat(refused.expression()).isEqualTo(expression);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "0 25 * * *           | 25 0 * * *",
                "0 30 2 * *           | 30 0 2 * *",
                "15 30 4 40 * *       | -",
                "0 2 30 * * *         | 0 30 2 * * *",
                "0 24 * * *           | 0 0 * * *",
                "60 * * * *           | 0 * * * *",
                "*/60 * * * *         | 0 * * * *",
                "0 */24 * * MON       | 0 0 * * MON",
                "0 */90 * * *         | -",
                "0 0 * * Sunday       | 0 0 * * SUN",
                "0 0 1 january-march *| 0 0 1 JAN-MAR *",
                "*/5,7 * * * *        | 0-59/5,7 * * * *",
                "0 0 12 ? * MON *     | 0 0 12 ? * MON",
                "0 0 12 ? * 2 *       | -",
                "0 0 12 ? * MON 2030  | -",
                "@dayly               | @daily",
                "@Every_Hour          | @hourly",
                "@anually             | @annually",
                "@reboot              | -",
                "@daily 5             | @daily",
                "0 0 30 2 *           | -",
                "0 0 1,L * *          | -",
                "a b c d e            | -",
            })
    void a_known_slip_is_mended_in_a_suggestion(String expression, @Nullable String suggestion) {
        assertThat(refusal(expression).suggestion()).isEqualTo(Optional.ofNullable(suggestion));
    }

    @Test
    void a_refusal_is_a_numbered_problem() {
        assertThat(refusal("0 25 * * *"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        ERGA-0209  "0 25 * * *" is not a cron expression
                          at   character 3
                          why  hour must be 0-23, found 25
                          fix  did you mean "25 0 * * *"?""");
        assertThat(refusal("0 0 32 * *").problem().fix())
                .contains("mend that place; an example of a valid one is \"30 2 * * MON-FRI\"");
    }

    @Test
    void a_text_from_outside_begins_no_line_of_its_own_in_a_log() {
        InvalidCronException refused = refusal("0 0 * * *\nERROR root logged in");
        assertThat(refused.reason()).isEqualTo("no field has the character U+000A");
        assertThat(refused.getMessage()).startsWith("ERGA-0209  \"0 0 * * *\uFFFDERROR root logged in\" is not");
        assertThat(refused.expression()).isEqualTo("0 0 * * *\nERROR root logged in");
    }

    @Test
    void two_hundred_characters_are_read_and_no_more() {
        String full = "0 0 * *" + " ".repeat(192) + "*";
        assertThat(full).hasSize(200);
        assertThat(CronSchedule.parse(full)).isEqualTo(CronSchedule.parse("0 0 * * *"));
        InvalidCronException refused = refusal(full + " ");
        assertThat(refused.reason()).isEqualTo("at most 200 characters are read, found 201");
        assertThat(refused.position()).isEqualTo(200);
        assertThat(refused.getMessage()).hasSizeLessThan(400);
    }

    private static InvalidCronException refusal(String expression) {
        InvalidCronException refused =
                catchThrowableOfType(InvalidCronException.class, () -> CronSchedule.parse(expression));
        assertThat(refused).as(expression).isNotNull();
        return refused;
    }
}
