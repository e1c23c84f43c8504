package dev.erga.jpa;

import dev.erga.jobs.Misfire;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.spi.RecurringDefinition;
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
import java.util.Optional;
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

    private RecurringDefinition read() {
        return new RecurringDefinition(
                id,
                jobName,
                Optional.ofNullable(cron),
                Optional.ofNullable(period).map(Duration::parse),
                ZoneId.of(zone),
                Misfire.valueOf(misfire),
                Duration.of(graceMicros, ChronoUnit.MICROS));
    }

    RecurringDetails details(Optional<FireDetails> lastFire) {
        return new RecurringDetails(
                id,
                jobName,
                Optional.ofNullable(cron),
                Optional.ofNullable(period),
                zone,
                misfire,
                Optional.ofNullable(nextFire),
                lastFire);
    }
}
