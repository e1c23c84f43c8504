package dev.erga.jpa;

import dev.erga.jobs.Misfire;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.PauseDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.spi.RecurringCall;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.RecurringRules;
import dev.erga.jobs.spi.StoreException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of {@code erga_recurring}. */
@Entity
@Table(name = "erga_recurring")
class RecurringRow {

    @Id
    String id;

    @Column(name = "job_name")
    String jobName;

    @Nullable
    String cron;

    @Nullable
    String period;

    String zone;
    String misfire;

    @Column(name = "grace_micros")
    long graceMicros;

    @Column(name = "next_fire")
    @Nullable
    Instant nextFire;

    @Column(name = "catch_up")
    int catchUp;

    String overlap;
    String origin;
    String arguments;

    @Nullable
    String queue;

    @Nullable
    Integer priority;

    @Column(name = "max_attempts")
    @Nullable
    Integer maxAttempts;

    @Nullable
    String labels;

    @Nullable
    String tenant;

    @Column(name = "fired_job")
    @Nullable
    UUID firedJob;

    @Column(name = "triggered_job")
    @Nullable
    UUID triggeredJob;

    @Column(name = "paused_at")
    @Nullable
    Instant pausedAt;

    @Column(name = "paused_by")
    @Nullable
    String pausedBy;

    @Column(name = "pause_reason")
    @Nullable
    String pauseReason;

    @Column(name = "paused_until")
    @Nullable
    Instant pausedUntil;

    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    RecurringRow() {}

    /** @throws StoreException ERGA-0419 if the row makes no sense */
    RecurringDefinition definition() {
        try {
            return read();
        } catch (DateTimeException | IllegalArgumentException bad) {
            throw new StoreException(StoreMessages.unreadableSchedule(id, bad), bad, false);
        }
    }

    /** Nothing if the row makes no sense. */
    Optional<RecurringDefinition> readable() {
        try {
            return Optional.of(definition());
        } catch (StoreException unreadable) {
            return Optional.empty();
        }
    }

    private RecurringDefinition read() {
        return new RecurringDefinition(
                id,
                RecurringDefinition.Origin.valueOf(origin),
                call(),
                Optional.ofNullable(cron),
                Optional.ofNullable(period).map(Duration::parse),
                ZoneId.of(zone),
                new RecurringRules(Misfire.valueOf(misfire), grace(), catchUp, Overlap.valueOf(overlap)));
    }

    private RecurringCall call() {
        return new RecurringCall(
                jobName,
                arguments,
                Optional.ofNullable(queue),
                number(priority),
                number(maxAttempts),
                Words.split(labels),
                Optional.ofNullable(tenant));
    }

    private Duration grace() {
        return Duration.of(graceMicros, ChronoUnit.MICROS);
    }

    private static OptionalInt number(@Nullable Integer column) {
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    /** Of its latest fire and its latest run out of turn. */
    List<UUID> latestJobs() {
        return Stream.of(Optional.ofNullable(firedJob), Optional.ofNullable(triggeredJob))
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<PauseDetails> pause() {
        return Optional.ofNullable(pausedAt)
                .map(since -> new PauseDetails(
                        since,
                        Optional.ofNullable(pausedBy),
                        pauseReason == null ? "" : pauseReason,
                        Optional.ofNullable(pausedUntil)));
    }

    RecurringDetails details(Instant now, Declared declared, Optional<FireDetails> lastFire) {
        return new RecurringDetails(
                id,
                origin,
                jobName,
                arguments,
                Optional.ofNullable(queue),
                Optional.ofNullable(cron),
                Optional.ofNullable(period),
                zone,
                misfire,
                grace(),
                catchUp,
                overlap,
                pause().filter(pause -> pause.isInForceAt(now)),
                declared.leavesOut(this),
                Optional.ofNullable(nextFire),
                lastFire);
    }
}
