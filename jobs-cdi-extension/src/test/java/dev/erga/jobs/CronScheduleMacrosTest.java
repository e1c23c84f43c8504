package dev.erga.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronScheduleMacrosTest {

    private static final Instant MOMENT = Instant.parse("2026-04-30T10:20:30.5Z");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest
    @CsvSource({
        "@every_second, * * * * * *, 2026-04-30T10:20:31Z",
        "@every_minute, * * * * *,   2026-04-30T10:21:00Z",
        "@hourly,       0 * * * *,   2026-04-30T11:00:00Z",
        "@daily,        0 0 * * *,   2026-04-30T15:00:00Z",
        "@midnight,     0 0 * * *,   2026-04-30T15:00:00Z",
        "@weekly,       0 0 * * SUN, 2026-05-02T15:00:00Z",
        "@monthly,      0 0 1 * *,   2026-04-30T15:00:00Z",
        "@yearly,       0 0 1 1 *,   2026-12-31T15:00:00Z",
        "@annually,     0 0 1 1 *,   2026-12-31T15:00:00Z",
    })
    void a_macro_in_any_case_is_short_for_its_fields(String macro, String fields, Instant next) {
        CronSchedule schedule = CronSchedule.parse(macro);
        assertThat(schedule.next(MOMENT, TOKYO)).contains(next);
        assertThat(schedule).isEqualTo(CronSchedule.parse(fields));
        assertThat(schedule).isEqualTo(CronSchedule.parse(macro.toUpperCase(Locale.ROOT)));
        assertThat(schedule).isEqualTo(CronSchedule.parse("\t " + macro.replace('e', 'E') + "  "));
        assertThat(schedule.expression()).isEqualTo(macro);
    }
}
