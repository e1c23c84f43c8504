package dev.erga.engine.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.CronSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissedTest {

    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"0 0 * * *", "59 59 23 L * *", "0 0 1 10 *", "1,2,50 30 2 * * SUN", "0 2,3 25 10 *"})
    void the_latest_time_before_an_end_is_found_by_looking_forward_only(String expression) {
        Timetable timetable = Timetable.cron(CronSchedule.parse(expression), ZoneId.of("Europe/Paris"));
        List<Instant> times = new ArrayList<>();
        for (Instant time = timetable.next(FROM).orElseThrow();
                time.isBefore(TO);
                time = timetable.next(time).orElseThrow()) {
            times.add(time);
        }
        for (int i = 0; i < times.size(); i++) {
            Instant time = times.get(i);
            Instant following = i + 1 < times.size() ? times.get(i + 1) : TO;
            assertThat(Missed.latest(timetable, times.get(0), time.plusNanos(1)))
                    .isEqualTo(time);
            assertThat(Missed.latest(timetable, times.get(0), following)).isEqualTo(time);
            assertThat(Missed.latest(timetable, times.get(0), between(time, following)))
                    .isEqualTo(time);
        }
    }

    private static Instant between(Instant time, Instant following) {
        return time.plus(Duration.between(time, following).dividedBy(2));
    }
}
