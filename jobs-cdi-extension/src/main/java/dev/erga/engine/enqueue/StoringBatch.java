package dev.erga.engine.enqueue;

import dev.erga.engine.message.Messages;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobBatch;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobMethod;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.NewBatch;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores members in the transaction that opened the batch, or that adds to it, and counts them. */
final class StoringBatch implements JobBatch {

    private final Enqueue parts;
    private final StoringScheduler scheduler;
    private final BatchId id;
    private final AtomicLong members;

    private StoringBatch(Enqueue parts, StoringScheduler scheduler, BatchId id, AtomicLong members) {
        this.parts = parts;
        this.scheduler = scheduler;
        this.id = id;
        this.members = members;
    }

    /** A new batch with its members. */
    static BatchId opened(
            Enqueue parts,
            StoringScheduler scheduler,
            String name,
            Optional<BatchId> parent,
            Consumer<JobBatch> members) {
        BatchId id = new BatchId(parts.ids().next().value());
        parts.store()
                .batches()
                .open(new NewBatch(id, name, parent, parts.callerName().get()));
        StoringBatch batch = new StoringBatch(parts, scheduler, id, new AtomicLong());
        members.accept(batch);
        parts.store().batches().seal(id, batch.members.get());
        return id;
    }

    /** More members of one that exists. */
    static BatchId added(Enqueue parts, StoringScheduler scheduler, BatchId id, Consumer<JobBatch> members) {
        if (!parts.store().batches().mayAdd(id, parts.currentJob().get())) {
            throw new JobsException(Messages.batchOver(id));
        }
        StoringBatch batch = new StoringBatch(parts, scheduler, id, new AtomicLong());
        members.accept(batch);
        parts.store().batches().added(id, batch.members.get());
        return id;
    }

    @Override
    public BatchId id() {
        return id;
    }

    @Override
    public JobId put(Due due, JobMethod method, @Nullable Object... arguments) {
        UniquePut.Outcome outcome = scheduler.member(id, due, method, arguments);
        if (outcome.stored()) {
            members.incrementAndGet();
        }
        return outcome.job();
    }

    @Override
    public <B, P1> long enqueueAll(JobMethod.Of1<B, P1> method, Stream<? extends P1> arguments) {
        long count = scheduler.enqueueAll(Optional.of(id), method, arguments);
        members.addAndGet(count);
        return count;
    }

    @Override
    public BatchId batch(String name, Consumer<JobBatch> inner) {
        BatchId batch = opened(parts, scheduler, name, Optional.of(id), inner);
        members.incrementAndGet();
        return batch;
    }

    @Override
    public JobBatch with(JobOptions options) {
        return new StoringBatch(parts, scheduler.with(options), id, members);
    }
}
