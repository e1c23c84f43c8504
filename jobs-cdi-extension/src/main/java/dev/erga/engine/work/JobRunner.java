package dev.erga.engine.work;

import dev.erga.engine.enqueue.UnreadableArgumentsException;
import dev.erga.engine.loop.Deadlines.Deadline;
import dev.erga.engine.message.Messages;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Transactions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one attempt on the calling thread, whatever it throws. A transactional one commits its work together with the
 * fenced write that ends it, or not at all. Thread-safe.
 */
final class JobRunner {

    private final WorkParts parts;
    private final Transactions transactions;
    private final AttemptTransaction transaction;
    private final Ends ends;
    private final Announcer announcer;
    private final TimeLimits limits;
    private final UntellableException untellable = new UntellableException();

    JobRunner(WorkParts parts, Ends ends, Announcer announcer, TimeLimits limits) {
        this.parts = parts;
        this.transactions = parts.calls().transactions();
        this.transaction = new AttemptTransaction(parts, ends);
        this.ends = ends;
        this.announcer = announcer;
        this.limits = limits;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever breaks, the job must not stay Processing on a node that lives
    void run(Attempt attempt) {
        try {
            perform(attempt);
        } catch (Throwable broken) {
            boolean ended = ends(attempt, broken) || ends(attempt, untellable);
            while (!ended && parts.membership().holds(attempt.job().lease().node())) {
                ends.pause();
                ended = ends(attempt, untellable);
            }
        }
    }

    /** False if even that breaks: foreign code in what was thrown may throw again, or memory is short, which passes. */
    @SuppressWarnings("CatchingUnchecked")
    private boolean ends(Attempt attempt, Throwable thrown) {
        try {
            ends.end(new Run(attempt, List.of(), parts.time()), thrown);
            return true;
        } catch (Throwable further) {
            parts.log().trouble(() -> Messages.roundFailed("worker").toString(), further);
            return false;
        }
    }

    private void perform(Attempt attempt) {
        ClaimedJob job = attempt.job();
        if (attempt.tellMethod().isPresent()) {
            ends.end(new Run(attempt, List.of(), parts.time()), null);
            return;
        }
        Run run;
        try {
            run = Run.of(attempt, parts);
        } catch (UnreadableArgumentsException unreadable) {
            ends.unreadable(attempt, unreadable);
            return;
        }
        if (job.crashes() > 0 && !noteBegin(run)) {
            return;
        }
        if (attempt.tellsStart()) {
            announcer.started(job);
        }
        runWithinLimit(run);
    }

    /** A job that may have killed a node says that it begins, so that its next crash is a fact. */
    private boolean noteBegin(Run run) {
        try {
            boolean ours = parts.calls()
                    .inNew(() -> parts.store().begin(run.attempt().job().lease()));
            if (!ours) {
                ends.forget(run);
            }
            return ours;
        } catch (Exception away) {
            ends.giveBack(run, away);
            return false;
        }
    }

    private void runWithinLimit(Run run) {
        Optional<Deadline> limit = limits.begin(run.attempt());
        try {
            if (run.declaration().transactional()) {
                runInTransaction(run);
            } else {
                runAlone(run);
            }
        } finally {
            limit.ifPresent(Deadline::cancel);
        }
    }

    /** Whatever observers of the start, or the method, leave open on this thread must not take in what comes next. */
    private void runAlone(Run run) {
        transactions.rollBackLeft();
        Throwable thrown = thrownBy(run);
        if (transactions.rollBackLeft()) {
            ClaimedJob job = run.attempt().job();
            Throwable left = new JobsException(
                    Messages.leftTransaction(job.name(), job.lease().job()));
            if (thrown == null) {
                thrown = left;
            } else {
                thrown.addSuppressed(left);
            }
        }
        ends.end(run, thrown);
    }

    @SuppressWarnings("CatchingUnchecked") // an error thrown by a job is a failure of the job, not of the worker
    private static @Nullable Throwable thrownBy(Run run) {
        try {
            run.call();
            return null;
        } catch (MethodStoppedException stopped) {
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    private void runInTransaction(Run run) {
        settle(run, transaction.run(AttemptTransaction.limitFor(run.attempt()), () -> {
            transaction.call(run);
            return List.of(run);
        }));
    }

    /** Ends a run that had its transaction for itself. */
    void settle(Run run, TransactionEnd end) {
        @Nullable Throwable thrown = end.thrown();
        switch (end.kind()) {
            case COMMITTED -> ends.succeeded(run);
            case LEASE_GONE -> ends.forget(run);
            case ROLLED_BACK -> {
                if (thrown == null || run.wasCalled()) {
                    ends.end(run, thrown);
                } else {
                    ends.giveBack(run, thrown);
                }
            }
            case IN_DOUBT -> settleDoubt(run, thrown);
        }
    }

    /** A commit that threw is not a rollback: only the row tells. */
    private void settleDoubt(Run run, @Nullable Throwable thrown) {
        switch (ends.ask(run.attempt().job().lease())) {
            case COMPLETED -> ends.succeeded(run);
            case HELD -> ends.end(run, thrown);
            case LOST -> ends.forget(run);
        }
    }
}
