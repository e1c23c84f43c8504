package dev.erga.testkit;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.FireRun.Ended;
import dev.erga.jobs.spi.Failure;
import dev.erga.jobs.spi.Fireable;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.RescuedJob;
import dev.erga.jobs.spi.Retention;
import dev.erga.jobs.spi.Upcoming;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The verbs of maintenance of the store in memory. */
final class InMemoryUpkeep extends InMemoryVerbs {

    private final InMemoryContinuations continuations;

    InMemoryUpkeep(InMemoryDatabase database, InMemoryContinuations continuations) {
        super(database);
        this.continuations = continuations;
    }

    List<RescuedJob> rescue(int limit, int maxCrashes, Keeping keeping) {
        return run("rescue", () -> {
            List<RescuedJob> rescued = new ArrayList<>();
            for (JobRow row : database.jobs.all(this::isOrphan)) {
                if (rescued.size() == limit) {
                    break;
                }
                if (tryLock(row, JobState.PROCESSING)) {
                    rescued.add(rescue(row, maxCrashes, keeping));
                }
            }
            return rescued;
        });
    }

    private boolean isOrphan(JobRow row) {
        return row.state == JobState.PROCESSING
                && database.nodes
                        .find(Objects.requireNonNull(row.node))
                        .map(NodeRow::isDead)
                        .orElse(true);
    }

    private RescuedJob rescue(JobRow row, int maxCrashes, Keeping keeping) {
        JobRow next = row.copy();
        boolean begun = row.begunToken == row.token;
        next.crashes += begun || row.crashes == 0 ? 1 : 0;
        boolean quarantined = begun && next.crashes >= maxCrashes;
        next.record("RESCUED", Optional.empty(), clockNow());
        String fact = next.crashes == row.crashes
                ? "Its node died before it began."
                : "Its node died while it ran" + (quarantined ? ", too often: it is in quarantine." : ".");
        next.goUnlessStopped(quarantined ? JobState.FAILED : JobState.ENQUEUED, fact, clockNow());
        if (next.state == JobState.FAILED) {
            next.expiresAt = keeping.span(row.job.name(), JobState.FAILED)
                    .map(clockNow()::plus)
                    .orElse(null);
            next.failedWith(Failure.quarantine(row.job.name()), clockNow());
        }
        next.attempts--;
        next.node = null;
        next.runAt = clockNow();
        database.jobs.update(row.job.id(), next);
        continuations.ended(next);
        NodeId from = Objects.requireNonNull(row.node);
        return new RescuedJob(row.job.id(), row.job.name(), row.job.queue(), from, next.state);
    }

    List<String> promote(int limit) {
        return run("promote", () -> {
            List<JobRow> due = new ArrayList<>(
                    database.jobs.all(row -> row.state == JobState.SCHEDULED && !row.runAt.isAfter(clockNow())));
            due.sort(Comparator.comparing(row -> row.runAt));
            List<String> queues = new ArrayList<>();
            due.stream()
                    .filter(row -> tryLock(row, JobState.SCHEDULED) && isStillDue(row))
                    .limit(limit)
                    .forEach(row -> {
                        if (move(row, JobState.ENQUEUED, row.reason) == JobState.ENQUEUED) {
                            queues.add(row.job.queue());
                        }
                    });
            return queues.stream().distinct().toList();
        });
    }

    /** Somebody may have put it off before it was locked. */
    private boolean isStillDue(JobRow seen) {
        return database.jobs
                .find(seen.job.id())
                .filter(row -> !row.runAt.isAfter(clockNow()))
                .isPresent();
    }

    Upcoming upcoming(Fireable fireable) {
        return run(
                "upcoming",
                () -> new Upcoming(
                        database.jobs.all(row -> row.state == JobState.SCHEDULED).stream()
                                .map(row -> Duration.between(clockNow(), row.runAt))
                                .min(Comparator.naturalOrder()),
                        database
                                .recurring
                                .all(row -> fireable.contains(row.definition())
                                        && row.nextFire().isPresent())
                                .stream()
                                .map(row -> Duration.between(
                                        clockNow(), row.nextFire().orElseThrow()))
                                .min(Comparator.naturalOrder())));
    }

    int hold(int limit) {
        return run("hold", () -> {
            Set<String> declared = declaredNames();
            if (declared.isEmpty()) {
                return 0;
            }
            return moveAll(
                    row -> row.state == JobState.ENQUEUED && !declared.contains(row.job.name()),
                    limit,
                    JobState.HELD,
                    "No living node declares its job method.");
        });
    }

    int unhold(int limit) {
        return run("unhold", () -> {
            Set<String> declared = declaredNames();
            return moveAll(
                    row -> row.state == JobState.HELD && declared.contains(row.job.name()),
                    limit,
                    JobState.ENQUEUED,
                    null);
        });
    }

    private Set<String> declaredNames() {
        Set<String> names = new HashSet<>();
        database.living().forEach(row -> names.addAll(row.description().jobNames()));
        return names;
    }

    private int moveAll(Predicate<JobRow> wanted, int limit, JobState next, @Nullable String reason) {
        List<JobRow> rows = database.jobs.all(wanted);
        int moved = 0;
        for (JobRow row : rows) {
            if (moved < limit && tryLock(row, row.state)) {
                move(row, next, reason);
                moved++;
            }
        }
        return moved;
    }

    private JobState move(JobRow row, JobState next, @Nullable String reason) {
        JobRow moved = row.copy();
        moved.go(next, reason, clockNow());
        database.jobs.update(row.job.id(), moved);
        continuations.tellPlaces(moved);
        return moved.state;
    }

    int prune(Retention retention, int limit) {
        return run("prune", () -> {
            int gone = 0;
            InMemoryUniqueKeys keys = new InMemoryUniqueKeys(database, continuations);
            for (JobRow row : database.jobs.all(this::isOver)) {
                if (gone == limit || !tryLock(row, row.state)) {
                    continue;
                }
                if (keys.putsOff(row)) {
                    gone++;
                } else if (keys.letsGo(row)) {
                    continuations.ended(row.job.id().value(), JobState.DELETED);
                    keepInLedger(row);
                    database.jobs.delete(row.job.id());
                    continuations.forget(row.job.id());
                    new InMemoryNotes(database).remove(row.job.id());
                    new InMemoryValues(database).remove(row.job.id());
                    gone++;
                }
            }
            for (FireRow row : database.fires.all(fire -> isForgotten(fire, retention))) {
                database.fires.lock(row.key());
                database.fires.delete(row.key());
                gone++;
            }
            for (BatchRow row :
                    database.batches.all(batch -> batch.expiresAt != null && !batch.expiresAt.isAfter(clockNow()))) {
                if (database.batches.lockUnlessHeld(row.batch.id()).isPresent()) {
                    continuations.ended(row.batch.id().value(), JobState.DELETED);
                    database.batches.delete(row.batch.id());
                    gone++;
                }
            }
            for (NodeRow row : database.nodes.all(
                    node -> node.isDead() && isOlder(node.leaseUntil(), retention.nodes()) && !hasOrphans(node))) {
                database.nodes.lock(row.id());
                database.nodes.delete(row.id());
                if (database.stacks.lock(row.id()).isPresent()) {
                    database.stacks.delete(row.id());
                }
                gone++;
            }
            gone += new InMemoryLimits(database).prune();
            gone += new InMemoryOperations(database, continuations).prune(retention);
            return gone;
        });
    }

    private void keepInLedger(JobRow row) {
        NewJob job = row.job;
        job.recurringId()
                .flatMap(id -> job.firedFor().map(time -> new FireKey(id, time)))
                .flatMap(database.fires::lock)
                .filter(fire -> fire.fire().job().equals(Optional.of(job.id())))
                .ifPresent(fire -> database.fires.update(fire.key(), fire.ended(Ended.of(row.summary()))));
    }

    /** The latest entry of a ledger stays, however old. */
    private boolean isForgotten(FireRow row, Retention retention) {
        return isOlder(row.fire().fireTime(), retention.fires()) && !isLatestOfItsSchedule(row);
    }

    private boolean isLatestOfItsSchedule(FireRow row) {
        return database.recurring.find(row.fire().recurringId()).isPresent()
                && database.fires
                        .all(other -> other.fire()
                                        .recurringId()
                                        .equals(row.fire().recurringId())
                                && other.fire().fireTime().isAfter(row.fire().fireTime()))
                        .isEmpty();
    }

    private boolean hasOrphans(NodeRow node) {
        return !database.jobs
                .all(row -> row.state == JobState.PROCESSING && node.id().equals(row.node))
                .isEmpty();
    }

    private boolean isOver(JobRow row) {
        return row.expiresAt != null && !row.expiresAt.isAfter(clockNow());
    }

    private boolean isOlder(Instant instant, Duration age) {
        return !instant.plus(age).isAfter(clockNow());
    }
}
