package dev.erga.testkit;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.KeyClaim;
import dev.erga.jobs.spi.KeyHolder;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.UniqueKey;
import dev.erga.jobs.spi.UniqueKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which job is the latest of a key, in memory. */
final class InMemoryUniqueKeys extends InMemoryVerbs implements UniqueKeys {

    private final InMemoryContinuations continuations;

    InMemoryUniqueKeys(InMemoryDatabase database, InMemoryContinuations continuations) {
        super(database);
        this.continuations = continuations;
    }

    /** That a job is the latest of a key. */
    record Row(UniqueKey key, JobId job, Instant takenAt, Optional<Instant> keptUntil) {}

    @Override
    public Optional<KeyHolder> take(KeyClaim claim) {
        return run("take key", () -> {
            Texts.requireNoNul(claim.key().text());
            Optional<Row> taken = database.keys.lock(claim.key());
            if (taken.isEmpty()) {
                database.keys.insert(claim.key(), row(claim));
                return Optional.empty();
            }
            Optional<KeyHolder> holder = database.jobs
                    .find(taken.get().job())
                    .map(job -> holder(job, taken.get().takenAt()));
            if (holder.isEmpty()) {
                database.keys.update(claim.key(), row(claim));
            }
            return holder;
        });
    }

    private Row row(KeyClaim claim) {
        return new Row(claim.key(), claim.job(), clockNow(), claim.window().map(clockNow()::plus));
    }

    private KeyHolder holder(JobRow job, Instant takenAt) {
        return new KeyHolder(job.job.id(), job.state, job.token > 0, job.awaitsPlace, takenAt, clockNow());
    }

    @Override
    public void pass(KeyClaim claim) {
        run("pass key", () -> {
            database.keys.update(claim.key(), row(claim));
            return true;
        });
    }

    @Override
    public Optional<KeyHolder> lock(KeyHolder seen) {
        return run("lock holder", () -> database.jobs.lock(seen.job()).map(job -> holder(job, seen.takenAt())));
    }

    @Override
    public void change(NewJob job) {
        run("change", () -> {
            JobRow before = database.jobs.lock(job.id()).orElseThrow();
            Instant now = clockNow();
            Instant runAt = job.due() instanceof Due.In in ? now.plus(in.delay()) : now;
            boolean awaitsPlace = !runAt.isAfter(now) && job.limit().isPresent();
            JobState ready = awaitsPlace ? JobState.AWAITING : JobState.ENQUEUED;
            JobState state = runAt.isAfter(now) ? JobState.SCHEDULED : ready;
            if (before.token > 0 || (state != before.state && !before.state.allows(state))) {
                throw new IllegalStateException(job.id() + " cannot be changed, it is " + before.state);
            }
            NewJob member = before.job.batch().map(job::in).orElse(job);
            JobRow changed = new JobRow(member, state, before.createdAt, runAt);
            changed.awaitsPlace = awaitsPlace;
            database.jobs.update(job.id(), changed);
            continuations.tellPlaces(before);
            continuations.tellPlaces(changed);
            return true;
        });
    }

    /** Puts a job that is over off to the end of the window of its key, if that lasts. */
    boolean putsOff(JobRow job) {
        Optional<Instant> kept = held(job).stream()
                .flatMap(row -> row.keptUntil().stream())
                .filter(until -> until.isAfter(clockNow()))
                .findFirst();
        kept.ifPresent(until -> {
            JobRow next = job.copy();
            next.expiresAt = until;
            database.jobs.update(job.job.id(), next);
        });
        return kept.isPresent();
    }

    /** Removes the key of a job that is over, unless somebody is deciding about it. */
    boolean letsGo(JobRow job) {
        List<Row> held = held(job);
        boolean free = held.stream()
                .allMatch(row -> database.keys.lockUnlessHeld(row.key()).isPresent());
        if (free) {
            held.forEach(row -> database.keys.delete(row.key()));
        }
        return free;
    }

    private List<Row> held(JobRow job) {
        return database.keys.all(row -> row.job().equals(job.job.id()));
    }
}
