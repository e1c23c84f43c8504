package dev.erga.engine.enqueue;

import dev.erga.engine.message.Messages;
import dev.erga.engine.message.UniqueMessages;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobBatch;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobMethod;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Problem;
import dev.erga.jobs.RecurringJob;
import dev.erga.jobs.event.JobDeleted;
import dev.erga.jobs.event.JobEnqueued;
import dev.erga.jobs.spi.Deletion;
import dev.erga.jobs.spi.InDoubtException;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.Requeue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns calls into rows. */
final class StoringScheduler implements JobScheduler {

    private static final int GROUP = 1_000;
    private static final int GROUP_CHARACTERS = 1_000_000;
    private static final int CALLER_LENGTH = 200;

    /** For a batch of a million members. */
    private static final Duration LONG = Duration.ofMinutes(30);

    private static final MethodReferences REFERENCES = new MethodReferences();

    private final Enqueue parts;
    private final JobOptions options;

    StoringScheduler(Enqueue parts, JobOptions options) {
        this.parts = parts;
        this.options = options;
    }

    Enqueue parts() {
        return parts;
    }

    JobOptions options() {
        return options;
    }

    RegisteredMethod meant(JobMethod reference) {
        return parts.methods().meant(REFERENCES.read(reference));
    }

    @Override
    public StoringScheduler with(JobOptions other) {
        return new StoringScheduler(parts, other);
    }

    @Override
    public JobId put(Due due, JobMethod reference, @Nullable Object... arguments) {
        return putKnown(due, meant(reference), arguments);
    }

    /** The same of a job method that need not be looked up. */
    JobId putKnown(Due due, RegisteredMethod method, @Nullable Object... arguments) {
        Call call = call(method, Optional.empty());
        String json = call.written(arguments);
        if (options.uniqueness().isPresent()) {
            return stored("a job of " + call.method().name(), () -> unique(call).put(due, json))
                    .job();
        }
        NewJob job = call.job(due, json);
        return stored("job " + job.id(), () -> storeNow(job)).id();
    }

    private UniquePut unique(Call call) {
        return new UniquePut(this, call, options.uniqueness().orElseThrow());
    }

    /** The same as a member of a batch; its caller has a transaction. */
    UniquePut.Outcome member(BatchId batch, Due due, JobMethod reference, @Nullable Object... arguments) {
        Call call = call(reference, Optional.of(batch));
        String json = call.written(arguments);
        if (options.uniqueness().isPresent()) {
            return unique(call).put(due, json);
        }
        return new UniquePut.Outcome(storeNow(call.job(due, json)).id(), true);
    }

    @Override
    public BatchId batch(String name, Consumer<JobBatch> members) {
        return told(
                "batch \"" + name + "\"",
                () -> once(() -> StoringBatch.opened(parts, this, name, Optional.empty(), members)));
    }

    @Override
    public void addTo(BatchId batch, Consumer<JobBatch> members) {
        told("members of batch " + batch, () -> once(() -> StoringBatch.added(parts, this, batch, members)));
    }

    @Override
    public boolean cancel(BatchId batch) {
        return stored("cancellation of batch " + batch, () -> {
            boolean cancelled =
                    parts.store().batches().cancel(batch, "Its batch was cancelled by " + callerOrSo() + ".");
            if (cancelled) {
                afterCommit(parts.neighbours()::cancellingBatch);
            }
            return cancelled;
        });
    }

    @Override
    public JobId triggerNow(String recurringId) {
        return new StoredRecurring(this, recurringId).triggerNow();
    }

    @Override
    public RecurringJob recurring(String id) {
        return StoredRecurring.named(this, id);
    }

    @Override
    public <B, P1> long enqueueAll(JobMethod.Of1<B, P1> reference, Stream<? extends P1> arguments) {
        return enqueueAll(Optional.empty(), reference, arguments);
    }

    /** Perhaps as members of a batch. */
    <B, P1> long enqueueAll(Optional<BatchId> batch, JobMethod.Of1<B, P1> reference, Stream<? extends P1> arguments) {
        Call call = call(reference, batch);
        refuseKey(UniqueMessages::keyForMany);
        boolean joined = parts.calls().transactions().isActive();
        long count = 0;
        try (arguments) {
            for (Iterator<? extends P1> each = arguments.iterator(); each.hasNext(); ) {
                List<NewJob> group = nextGroup(call, each);
                // One transaction wakes workers once, or its listeners would grow with the stream.
                storeGroup(group, !joined || count == 0);
                count += group.size();
            }
        }
        return count;
    }

    /** All that is left, unless that is too many or too large. */
    private static List<NewJob> nextGroup(Call call, Iterator<?> arguments) {
        List<NewJob> group = new ArrayList<>();
        int characters = 0;
        while (arguments.hasNext() && group.size() < GROUP && characters < GROUP_CHARACTERS) {
            String json = call.written(arguments.next());
            group.add(call.job(Due.now(), json));
            characters += json.length();
        }
        return group;
    }

    @Override
    public boolean requeue(JobId id) {
        return stored("requeueing of job " + id, () -> {
            Requeue outcome = parts.store().requeue(id, "Requeued by " + callerOrSo() + ".");
            if (outcome == Requeue.UNKNOWN) {
                throw new JobsException(Messages.noSuchJob(id));
            }
            boolean requeued = outcome == Requeue.REQUEUED;
            if (requeued) {
                afterCommit(() -> parts.settings().queues().forEach(parts.neighbours()::changed));
            }
            return requeued;
        });
    }

    @Override
    public boolean delete(JobId id) {
        return stored("deletion of job " + id, () -> {
            String reason = "Deleted by " + callerOrSo() + ".";
            Deletion outcome = parts.store().delete(id, reason, parts.keeping());
            switch (outcome) {
                case UNKNOWN -> throw new JobsException(Messages.noSuchJob(id));
                case ALREADY_OVER -> {
                    return false;
                }
                case DELETED -> afterCommit(() -> parts.events().publish(new JobDeleted(id, reason)));
                case CANCELLING -> afterCommit(() -> parts.neighbours().cancelling(id));
            }
            return true;
        });
    }

    @Override
    public boolean pauseQueue(String queue, String why) {
        return new Switches(this).pause(queue, why);
    }

    @Override
    public boolean resumeQueue(String queue) {
        return new Switches(this).resume(queue);
    }

    @Override
    public boolean resetBreaker(String jobName) {
        return new Switches(this).resetBreaker(jobName);
    }

    @Override
    public <T> Optional<T> result(JobId id, Class<T> type) {
        Optional<String> text = parts.calls()
                .forCaller(Messages.notRead(), () -> parts.store().values().result(id));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return parts.codec().values().read(text.get(), type);
        } catch (UnreadableValueException unreadable) {
            throw new JobsException(Messages.resultUnreadable(id, type, unreadable), unreadable);
        }
    }

    private Call call(JobMethod reference, Optional<BatchId> batch) {
        return call(meant(reference), batch);
    }

    private Call call(RegisteredMethod method, Optional<BatchId> batch) {
        return new Call(parts, options, method, queueOf(method.declaration()), batch, caller());
    }

    /** For what makes jobs that cannot have a key. */
    void refuseKey(Function<String, Problem> problem) {
        options.uniqueness().ifPresent(rule -> {
            throw new JobsException(problem.apply(rule.key()));
        });
    }

    private String queueOf(JobDeclaration declaration) {
        String queue = options.queue().orElse(declaration.queue());
        requireKnown(queue);
        return queue;
    }

    void requireKnown(String queue) {
        if (!parts.settings().knownQueues().contains(queue)) {
            throw new JobsException(Messages.unknownQueue(
                    queue, parts.settings().knownQueues().stream().sorted().toList()));
        }
    }

    String callerOrSo() {
        return caller().orElse("the application");
    }

    /** Who is calling, if that is known. */
    Optional<String> caller() {
        return parts.callerName()
                .get()
                .map(name -> name.length() <= CALLER_LENGTH ? name : name.substring(0, CALLER_LENGTH));
    }

    NewJob storeNow(NewJob job) {
        parts.store().enqueue(List.of(job));
        afterCommit(() -> {
            tellNeighbours(job);
            parts.events().publish(new JobEnqueued(job.id(), job.name(), job.queue()));
        });
        return job;
    }

    void tellNeighbours(NewJob job) {
        if (job.due() instanceof Due.Now) {
            // One that shares places is ready once it has got one; whoever gives it one tells of it.
            if (job.limit().isEmpty()) {
                tellWorkers(job);
            }
        } else if (!(job.due() instanceof Due.Follows)) {
            parts.neighbours().scheduled();
        }
    }

    private void tellWorkers(NewJob job) {
        if (job.tenant().isPresent()) {
            parts.neighbours().enqueuedForTenants(job.queue());
        } else {
            parts.neighbours().enqueued(job.queue());
        }
    }

    private void storeGroup(List<NewJob> group, boolean wake) {
        NewJob first = group.get(0);
        stored(group.size() + " jobs", () -> {
            parts.store().enqueue(group);
            if (wake) {
                afterCommit(() -> tellNeighbours(first));
            }
            return group;
        });
    }

    void afterCommit(Runnable action) {
        parts.calls().transactions().afterCommit(action);
    }

    private <T> T once(Callable<T> work) throws Exception {
        return parts.calls().once(LONG, work);
    }

    /**
     * Does the work in the caller's transaction or one of its own.
     *
     * @param what it stores, as messages say it
     */
    <T> T stored(String what, Callable<T> work) {
        return told(what, () -> parts.calls().inCurrentOrNew(work));
    }

    private static <T> T told(String what, Callable<T> work) {
        try {
            return work.call();
        } catch (InDoubtException inDoubt) {
            throw new JobsException(Messages.storedInDoubt(what), inDoubt);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JobsException(Messages.notStored(what), interrupted);
        } catch (Exception failed) {
            throw new JobsException(Messages.notStored(what), failed);
        }
    }
}
