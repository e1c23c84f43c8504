package dev.erga.testkit;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.PauseDetails;
import dev.erga.jobs.spi.RecurringDefinition;
import java.time.Instant;
import java.util.Optional;

/** A stored schedule. */
record RecurringRow(
        RecurringDefinition definition,
        Optional<Instant> nextFire,
        Optional<PauseDetails> pause,
        Optional<JobId> firedJob,
        Optional<JobId> triggeredJob) {

    static RecurringRow of(RecurringDefinition definition, Optional<Instant> nextFire) {
        return new RecurringRow(definition, nextFire, Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean isDueAt(Instant now) {
        return nextFire.isPresent() && !nextFire.get().isAfter(now);
    }

    RecurringRow with(RecurringDefinition other, Optional<Instant> next) {
        return new RecurringRow(other, next, pause, firedJob, triggeredJob);
    }

    RecurringRow renamed(String id) {
        RecurringDefinition other = new RecurringDefinition(
                id,
                definition.origin(),
                definition.call(),
                definition.cron(),
                definition.every(),
                definition.zone(),
                definition.rules());
        return with(other, nextFire);
    }

    RecurringRow fired(Optional<Instant> next, Optional<JobId> job) {
        return new RecurringRow(definition, next, pause, job.or(() -> firedJob), triggeredJob);
    }

    RecurringRow triggered(JobId job) {
        return new RecurringRow(definition, nextFire, pause, firedJob, Optional.of(job));
    }

    RecurringRow paused(Optional<PauseDetails> other) {
        return new RecurringRow(definition, nextFire, other, firedJob, triggeredJob);
    }
}
