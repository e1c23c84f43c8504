package dev.erga.testkit;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Batches;
import dev.erga.jobs.spi.FinishedBatch;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.NewBatch;
import dev.erga.jobs.spi.Retention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Jobs that are counted together, in memory. */
final class InMemoryBatches extends InMemoryVerbs implements Batches {

    private static final AtomicLong TICKS = new AtomicLong();

    private final InMemoryContinuations continuations;

    InMemoryBatches(InMemoryDatabase database, InMemoryContinuations continuations) {
        super(database);
        this.continuations = continuations;
    }

    @Override
    public void open(NewBatch batch) {
        run("open batch", () -> {
            database.batches.insert(batch.id(), new BatchRow(batch, clockNow()));
            return true;
        });
    }

    @Override
    public void seal(BatchId batch, long members) {
        run("seal batch", () -> {
            BatchRow next = database.batches.lock(batch).orElseThrow().copy();
            next.total = members;
            database.batches.update(batch, next);
            tick(batch, 0, JobState.PROCESSING, 0);
            return true;
        });
    }

    @Override
    public boolean mayAdd(BatchId batch, Optional<JobId> by) {
        return run("add to batch", () -> {
            boolean member = by.flatMap(this::batchOf).filter(batch::equals).isPresent();
            return member
                    || database.batches
                            .lock(batch)
                            .filter(row -> row.state == JobState.PROCESSING)
                            .isPresent();
        });
    }

    @Override
    public void added(BatchId batch, long members) {
        run("add to batch", () -> tick(batch, members, JobState.PROCESSING, 0));
    }

    @Override
    public Optional<BatchId> of(JobId job) {
        return run("find batch", () -> batchOf(job));
    }

    private Optional<BatchId> batchOf(JobId job) {
        return database.jobs.find(job).flatMap(row -> row.job.batch());
    }

    /** That so many members of that batch have ended so, or, with a negative number, have not after all. */
    void ended(Optional<BatchId> batch, JobState end, long count) {
        if (batch.isPresent() && end.isFinal()) {
            tick(batch.get(), 0, end, count);
        }
    }

    private boolean tick(BatchId batch, long added, JobState end, long count) {
        long number = TICKS.incrementAndGet();
        database.ticks.insert(number, new TickRow(number, batch, added, end, count));
        continuations.tellCounted(batch);
        return true;
    }

    @Override
    public boolean cancel(BatchId batch, String reason) {
        return run("cancel batch", () -> {
            Optional<BatchRow> row = database.batches
                    .lock(batch)
                    .filter(found -> found.state == JobState.PROCESSING && found.cancelReason == null);
            row.ifPresent(found -> {
                BatchRow next = found.copy();
                next.cancelReason = Texts.reason(reason);
                database.batches.update(batch, next);
            });
            return row.isPresent();
        });
    }

    @Override
    public int deleteCancelled(int limit, Keeping keeping) {
        return run("delete cancelled", () -> {
            int all = 0;
            for (BatchRow batch :
                    database.batches.all(row -> row.state == JobState.PROCESSING && row.cancelReason != null)) {
                all += cancelInner(batch);
                for (JobRow seen : database.jobs.all(row -> isLeft(row, batch.batch.id()))) {
                    // The end of one may have moved another that follows it.
                    Optional<JobRow> job = all == limit
                            ? Optional.empty()
                            : database.jobs.lockUnlessHeld(seen.job.id()).filter(row -> isLeft(row, batch.batch.id()));
                    job.ifPresent(row ->
                            delete(row.copy(), batch.cancelReason, keeping.span(row.job.name(), JobState.DELETED)));
                    all += job.isPresent() ? 1 : 0;
                }
            }
            return all;
        });
    }

    private int cancelInner(BatchRow outer) {
        int count = 0;
        for (BatchRow inner : database.batches.all(row -> row.state == JobState.PROCESSING
                && row.cancelReason == null
                && row.batch.parent().filter(outer.batch.id()::equals).isPresent())) {
            BatchRow next =
                    database.batches.lock(inner.batch.id()).orElseThrow().copy();
            next.cancelReason = outer.cancelReason;
            database.batches.update(inner.batch.id(), next);
            count++;
        }
        return count;
    }

    private static boolean isLeft(JobRow row, BatchId batch) {
        return row.job.batch().filter(batch::equals).isPresent() && !row.state.isFinal() && !row.stopRequested;
    }

    private void delete(JobRow job, @Nullable String reason, Optional<Duration> expireAfter) {
        if (job.state == JobState.PROCESSING) {
            job.stopRequested = true;
            job.reason = reason;
            job.keptWhenStopped = expireAfter.orElse(null);
        } else {
            job.go(JobState.DELETED, reason, clockNow());
            job.expiresAt = expireAfter.map(clockNow()::plus).orElse(null);
        }
        database.jobs.update(job.job.id(), job);
        continuations.ended(job);
    }

    @Override
    public List<FinishedBatch> count(int limit, Retention retention) {
        return run("count batches", () -> {
            List<FinishedBatch> finished = new ArrayList<>();
            database.ticks.all(tick -> true).stream()
                    .map(TickRow::batch)
                    .distinct()
                    .limit(limit)
                    .forEach(batch -> {
                        forgetUnlessKnown(batch);
                        database.batches
                                .lockUnlessHeld(batch)
                                .flatMap(row -> count(row.copy(), retention))
                                .ifPresent(finished::add);
                    });
            return finished;
        });
    }

    /** Ticks of a batch that was pruned. */
    private void forgetUnlessKnown(BatchId batch) {
        if (database.batches.find(batch).isEmpty()) {
            database.ticks.all(tick -> tick.batch().equals(batch)).forEach(tick -> {
                if (database.ticks.lockUnlessHeld(tick.number()).isPresent()) {
                    database.ticks.delete(tick.number());
                }
            });
        }
    }

    private Optional<FinishedBatch> count(BatchRow row, Retention retention) {
        BatchId id = row.batch.id();
        JobState before = row.state;
        for (TickRow tick : database.ticks.all(each -> each.batch().equals(id))) {
            // One that is being written is seen only by whoever writes it.
            if (database.ticks.lockUnlessHeld(tick.number()).isPresent()) {
                row.add(tick);
                database.ticks.delete(tick.number());
            }
        }
        row.state = row.reached();
        boolean over = row.state.isFinal();
        row.finishedAt = over ? clockNow() : null;
        row.expiresAt = retention.of(row.state).map(clockNow()::plus).orElse(null);
        database.batches.update(id, row);
        if (row.state == before) {
            return Optional.empty();
        }
        ended(row.batch.parent(), before, -1);
        ended(row.batch.parent(), row.state, 1);
        continuations.ended(id.value(), row.state);
        return over ? Optional.of(new FinishedBatch(id, row.batch.name(), row.state)) : Optional.empty();
    }
}
