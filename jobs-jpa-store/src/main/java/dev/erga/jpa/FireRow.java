package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.spi.Fire;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code erga_fire}: what became of one nominal fire time. */
@Entity
@Table(name = "erga_fire")
@IdClass(FireRow.Key.class)
class FireRow {

    private static final int REASON = 2_000;

    @Id
    @Column(name = "recurring_id")
    String recurringId;

    @Id
    @Column(name = "fire_time")
    Instant fireTime;

    String outcome;

    @Nullable
    String reason;

    @Column(name = "job_id")
    @Nullable
    UUID jobId;

    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    FireRow() {}

    FireRow(Fire fire) {
        recurringId = fire.recurringId();
        fireTime = stored(fire.fireTime());
        outcome = fire.outcome().name();
        reason = fire.reason().map(text -> Text.shown(text, REASON)).orElse(null);
        jobId = fire.job().map(JobId::value).orElse(null);
    }

    /** A time as the ledger keeps it. */
    static Instant stored(Instant fireTime) {
        return fireTime.truncatedTo(ChronoUnit.MICROS);
    }

    FireDetails details() {
        return new FireDetails(
                fireTime,
                outcome,
                Optional.ofNullable(reason),
                Optional.ofNullable(jobId).map(JobId::new));
    }

    /** A schedule fires once at a time. */
    record Key(String recurringId, Instant fireTime) implements Serializable {}
}
