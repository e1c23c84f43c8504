package dev.erga.benchmarks.micro;

import dev.erga.jobs.CronSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** When a cron expression fires next. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CronMicro {

    private final CronSchedule fiveMinutes = CronSchedule.parse("*/5 * * * *");
    private final CronSchedule lastFriday = CronSchedule.parse("0 6 * * FRIL");
    private final CronSchedule leapDay = CronSchedule.parse("0 0 29 2 *");
    private final ZoneId paris = ZoneId.of("Europe/Paris");
    private final Instant now = Instant.parse("2026-11-21T12:34:56Z");

    /** Within the hour. */
    @Benchmark
    public Optional<Instant> nextInFiveMinutes() {
        return fiveMinutes.next(now, paris);
    }

    /** Within the month. */
    @Benchmark
    public Optional<Instant> nextLastFriday() {
        return lastFriday.next(now, paris);
    }

    /** Years ahead. */
    @Benchmark
    public Optional<Instant> nextLeapDay() {
        return leapDay.next(now, paris);
    }

    /** Reading the expression. */
    @Benchmark
    public CronSchedule parse() {
        return CronSchedule.parse("*/5 22-4 * * MON-FRI");
    }
}
