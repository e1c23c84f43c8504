package dev.erga.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares dates with {@link SlowCron}; {@code -Derga.cron.effort} and {@code -Derga.cron.seed} work here too. */
class CronScheduleDatesTest {

    private static final int EXPRESSIONS = 150 * Integer.getInteger("erga.cron.effort", 1);
    private static final long SEED = Long.getLong("erga.cron.seed", 20260101);
    private static final LocalDate FIRST = LocalDate.of(2094, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2109, 1, 1);

    @Test
    void dates_are_those_of_a_calendar_that_is_read_day_by_day() {
        Random random = new Random(SEED);
        int impossible = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            String expression = new RandomCron(random).days();
            Optional<CronSchedule> schedule = parse(expression);
            SlowCron slow = new SlowCron(expression);
            if (schedule.isEmpty()) {
                impossible++;
                assertThat(LocalDate.of(2000, 1, 1)
                                .datesUntil(LocalDate.of(2400, 1, 1))
                                .filter(slow::matches))
                        .as("\"%s\" (seed %d)", expression, SEED)
                        .isEmpty();
            } else {
                assertThat(dates(schedule.get()))
                        .as("\"%s\" (seed %d)", expression, SEED)
                        .isEqualTo(FIRST.datesUntil(LAST).filter(slow::matches).toList());
            }
        }
        assertThat(impossible).isBetween(1, EXPRESSIONS / 2);
    }

    private static List<LocalDate> dates(CronSchedule schedule) {
        Instant before = FIRST.atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(1);
        return Stream.iterate(
                        schedule.next(before, ZoneOffset.UTC),
                        Optional::isPresent,
                        fire -> schedule.next(fire.orElseThrow(), ZoneOffset.UTC))
                .map(fire -> LocalDate.ofInstant(fire.orElseThrow(), ZoneOffset.UTC))
                .takeWhile(date -> date.isBefore(LAST))
                .toList();
    }

    private static Optional<CronSchedule> parse(String expression) {
        try {
            return Optional.of(CronSchedule.parse(expression));
        } catch (InvalidCronException refused) {
            assertThat(refused.reason()).as(expression).startsWith("no date can ever match");
            return Optional.empty();
        }
    }
}
