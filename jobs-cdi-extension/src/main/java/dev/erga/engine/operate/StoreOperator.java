package dev.erga.engine.operate;

import dev.erga.engine.enqueue.Edited;
import dev.erga.engine.enqueue.Enqueue;
import dev.erga.engine.message.EditMessages;
import dev.erga.engine.message.Messages;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.AuditSubject;
import dev.erga.jobs.monitor.EditedArguments;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.monitor.OperatorAction;
import dev.erga.jobs.monitor.RecurringTimes;
import dev.erga.jobs.monitor.Signature;
import dev.erga.jobs.spi.FailedJobs;
import dev.erga.jobs.spi.InDoubtException;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Operations;
import dev.erga.jobs.spi.SignedAction;
import dev.erga.jobs.spi.Standing;
import dev.erga.jobs.spi.StoredCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does what callers of the scheduler may do, in the operator's name, and writes it down in the same transaction. */
public final class StoreOperator implements JobOperator {

    static final String RUNNING = "RUNNING";
    static final String PAUSED = "PAUSED";

    private static final String QUIET = "QUIET";
    private static final int MOST = 1_000;

    private final Enqueue parts;
    private final Operations operations;
    private final Supplier<Entries> entries;

    /** Needs what putting jobs in needs. */
    public StoreOperator(Enqueue parts) {
        this(parts, () -> new Entries(parts));
    }

    private StoreOperator(Enqueue parts, Supplier<Entries> entries) {
        this.parts = parts;
        this.operations = parts.store().operations();
        this.entries = entries;
    }

    @Override
    public <T> T together(Function<JobOperator, T> actions) {
        return stored("several actions", () -> {
            Entries shared = new Entries(parts);
            return actions.apply(new StoreOperator(parts, () -> shared));
        });
    }

    @Override
    public boolean requeue(JobId job, Signature by) {
        return toJob(OperatorAction.REQUEUE, job, by, standing -> as(by).requeue(job));
    }

    @Override
    public void editAndRequeue(JobId job, EditedArguments edited, Signature by) {
        signed(OperatorAction.EDIT_AND_REQUEUE, AuditSubject.job(job), by, entry -> {
            Standing before = standing(job);
            StoredCall call = operations.call(job).orElseThrow(() -> new JobsException(Messages.noSuchJob(job)));
            Edited good = parts.editing().edited(job, call, edited);
            if (!operations.edit(job, good.edit(), "Edited and requeued by " + by.who() + ".")) {
                throw new JobsException(EditMessages.jobChanged(job));
            }
            afterCommit(() -> parts.settings().queues().forEach(parts.neighbours()::changed));
            entry.write(
                    Optional.of(before.words() + "; " + good.before()),
                    Optional.of(standing(job).words() + "; " + good.after()));
            return job;
        });
    }

    @Override
    public int requeueFailed(String failure, int most, Signature by) {
        requireFew(most);
        return signed(OperatorAction.REQUEUE_FAILED, AuditSubject.failure(failure), by, entry -> {
            FailedJobs failed = operations.lockFailed(failure, most);
            JobScheduler scheduler = as(by);
            int requeued =
                    (int) failed.jobs().stream().filter(scheduler::requeue).count();
            if (requeued > 0) {
                entry.write(Optional.of(failed.words()), Optional.of(requeued + " requeued"));
            }
            return requeued;
        });
    }

    private static void requireFew(int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("most must be 1 to " + MOST + ", was " + most);
        }
    }

    @Override
    public boolean runNow(JobId job, Signature by) {
        return toJob(OperatorAction.RUN_NOW, job, by, standing -> {
            boolean ready = operations.runNow(job, "Run now by " + by.who() + ".");
            afterCommit(() -> parts.settings().queues().forEach(parts.neighbours()::changed));
            return ready;
        });
    }

    @Override
    public boolean reschedule(JobId job, Instant to, Signature by) {
        return toJob(OperatorAction.RESCHEDULE, job, by, standing -> {
            boolean moved = operations.reschedule(job, to, "Rescheduled by " + by.who() + ".");
            afterCommit(parts.neighbours()::scheduled);
            return moved;
        });
    }

    @Override
    public boolean cancel(JobId job, Signature by) {
        return toJob(
                OperatorAction.CANCEL,
                job,
                by,
                standing -> standing.state() == JobState.PROCESSING && !standing.stopping() && as(by).delete(job));
    }

    @Override
    public boolean delete(JobId job, Signature by) {
        return toJob(OperatorAction.DELETE, job, by, standing -> as(by).delete(job));
    }

    /** Does something to a job whose row is locked, and tells whether it has changed. */
    @FunctionalInterface
    private interface ToJob {
        boolean done(Standing standing);
    }

    private boolean toJob(OperatorAction action, JobId job, Signature by, ToJob deed) {
        AuditSubject subject = AuditSubject.job(job);
        return signed(action, subject, by, entry -> {
            Standing before = standing(job);
            boolean done = deed.done(before);
            if (done) {
                entry.write(
                        Optional.of(before.words()), Optional.of(standing(job).words()));
            }
            return done;
        });
    }

    private Standing standing(JobId job) {
        return operations.lock(job).orElseThrow(() -> new JobsException(Messages.noSuchJob(job)));
    }

    @Override
    public boolean pauseQueue(String queue, Signature by) {
        return switched(
                new Switch(OperatorAction.PAUSE_QUEUE, AuditSubject.queue(queue), RUNNING, PAUSED),
                by,
                () -> as(by).pauseQueue(queue, by.why()));
    }

    @Override
    public boolean resumeQueue(String queue, Signature by) {
        return switched(
                new Switch(OperatorAction.RESUME_QUEUE, AuditSubject.queue(queue), PAUSED, RUNNING),
                by,
                () -> as(by).resumeQueue(queue));
    }

    @Override
    public JobId triggerRecurring(String id, Signature by) {
        return signed(OperatorAction.TRIGGER_RECURRING, AuditSubject.recurring(id), by, entry -> {
            JobId job = as(by).triggerNow(id);
            entry.write(Optional.empty(), Optional.of("job " + job));
            return job;
        });
    }

    @Override
    public void pauseRecurring(String id, Signature by) {
        pause(id, Optional.empty(), by);
    }

    @Override
    public void pauseRecurringUntil(String id, Instant until, Signature by) {
        pause(id, Optional.of(until), by);
    }

    private void pause(String id, Optional<Instant> until, Signature by) {
        signed(OperatorAction.PAUSE_RECURRING, AuditSubject.recurring(id), by, entry -> {
            Optional<String> before = parts.store().schedules().lock(id).map(ScheduleStanding::pause);
            JobScheduler scheduler = as(by);
            until.ifPresentOrElse(
                    end -> scheduler.recurring(id).pauseUntil(end, by.why()),
                    () -> scheduler.recurring(id).pause(by.why()));
            entry.write(before, Optional.of(ScheduleStanding.paused(until)));
            return id;
        });
    }

    @Override
    public boolean resumeRecurring(String id, Signature by) {
        return switched(
                new Switch(OperatorAction.RESUME_RECURRING, AuditSubject.recurring(id), PAUSED, RUNNING),
                by,
                () -> as(by).recurring(id).resume());
    }

    @Override
    public boolean editRecurring(String id, RecurringTimes seen, RecurringTimes wanted, Signature by) {
        return signed(OperatorAction.EDIT_RECURRING, AuditSubject.recurring(id), by, entry -> {
            Optional<RecurringTimes> edited = parts.calledBy(by.who()).editing().recurring(id, seen, wanted);
            edited.ifPresent(times ->
                    entry.write(Optional.of(ScheduleStanding.times(seen)), Optional.of(ScheduleStanding.times(times))));
            return edited.isPresent();
        });
    }

    @Override
    public boolean cancelBatch(BatchId batch, Signature by) {
        return switched(
                new Switch(
                        OperatorAction.CANCEL_BATCH,
                        AuditSubject.batch(batch),
                        "PROCESSING",
                        "PROCESSING, its members are deleted"),
                by,
                () -> as(by).cancel(batch));
    }

    @Override
    public int requeueBatch(BatchId batch, int most, Signature by) {
        requireFew(most);
        return signed(OperatorAction.REQUEUE_BATCH, AuditSubject.batch(batch), by, entry -> {
            List<JobId> failed = operations.lockFailed(batch, most);
            failed.forEach(job -> parts.store().requeue(job, "Requeued by " + by.who() + "."));
            if (!failed.isEmpty()) {
                String jobs = failed.size() == 1 ? "1 job " : failed.size() + " jobs ";
                entry.write(Optional.of(jobs + JobState.FAILED), Optional.of(jobs + JobState.ENQUEUED));
                afterCommit(() -> parts.settings().queues().forEach(parts.neighbours()::changed));
            }
            return failed.size();
        });
    }

    @Override
    public boolean quietNode(String node, Signature by) {
        return switched(
                new Switch(OperatorAction.QUIET_NODE, AuditSubject.node(node), RUNNING, QUIET),
                by,
                () -> incarnation(node)
                        .filter(id -> operations.quiet(id, by.who(), by.why()))
                        .isPresent());
    }

    @Override
    public boolean wakeNode(String node, Signature by) {
        return switched(
                new Switch(OperatorAction.WAKE_NODE, AuditSubject.node(node), QUIET, RUNNING),
                by,
                () -> incarnation(node).filter(operations::wake).isPresent());
    }

    @Override
    public boolean askStacks(String node, Signature by) {
        return signed(OperatorAction.ASK_STACKS, AuditSubject.node(node), by, entry -> {
            Optional<NodeId> asked = incarnation(node).filter(parts.store().stacks()::ask);
            asked.ifPresent(id -> entry.write(Optional.empty(), Optional.of("asked")));
            return asked.isPresent();
        });
    }

    private static Optional<NodeId> incarnation(String text) {
        try {
            return Optional.of(new NodeId(UUID.fromString(text)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public JobId start(String method, List<String> arguments, Due due, Signature by) {
        return signed(OperatorAction.START, AuditSubject.method(method), by, entry -> {
            JobId job = parts.calledBy(by.who()).starting().start(method, arguments, due);
            entry.write(Optional.empty(), Optional.of("job " + job));
            return job;
        });
    }

    /** An action that has an effect in one state only, which is left by it. */
    private record Switch(OperatorAction action, AuditSubject subject, String before, String after) {}

    private boolean switched(Switch change, Signature by, BooleanSupplier deed) {
        return signed(change.action(), change.subject(), by, entry -> {
            boolean done = deed.getAsBoolean();
            if (done) {
                entry.write(Optional.of(change.before()), Optional.of(change.after()));
            }
            return done;
        });
    }

    /** The entry of one action, still to be written. */
    @FunctionalInterface
    private interface Entry {
        void write(Optional<String> before, Optional<String> after);
    }

    private <T> T signed(OperatorAction action, AuditSubject subject, Signature by, Function<Entry, T> work) {
        return stored("the action " + action, () -> {
            Entries written = entries.get();
            written.requireUnused(action, by);
            return work.apply(
                    (before, after) -> written.write(new SignedAction(action, subject.id(), before, after, by)));
        });
    }

    private JobScheduler as(Signature by) {
        return parts.calledBy(by.who()).scheduler();
    }

    private void afterCommit(Runnable action) {
        parts.calls().transactions().afterCommit(action);
    }

    private <T> T stored(String what, Callable<T> work) {
        try {
            return parts.calls().forCaller(Messages.notStored(what), work);
        } catch (InDoubtException inDoubt) {
            throw new JobsException(Messages.storedInDoubt(what), inDoubt);
        }
    }
}
