package dev.erga.engine.work;

import dev.erga.engine.enqueue.UnreadableArgumentsException;
import dev.erga.engine.loop.Deadlines.Deadline;
import dev.erga.engine.message.Messages;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.InDoubtException;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeaseStatus;
import dev.erga.jobs.spi.Transactions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one attempt on the calling thread, whatever it throws. A transactional one commits its work together with the
 * fenced write that ends it, or not at all. Thread-safe.
 */
final class JobRunner {

    private static final Logger LOG = System.getLogger(JobRunner.class.getName());
    private static final Duration NO_LIMIT = Duration.ofDays(1);
    private static final Duration SHORTEST_TRANSACTION = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private final WorkParts parts;
    private final Transactions transactions;
    private final Decisions decisions;
    private final Completions completions;
    private final Announcer announcer;
    private final UntellableException untellable = new UntellableException();

    JobRunner(WorkParts parts, Completions completions, Announcer announcer) {
        this.parts = parts;
        this.transactions = parts.calls().transactions();
        this.decisions = new Decisions(parts.settings().retention());
        this.completions = completions;
        this.announcer = announcer;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever breaks, the job must not stay Processing on a node that lives
    void run(Attempt attempt) {
        try {
            perform(attempt);
        } catch (Throwable broken) {
            boolean ended = ends(attempt, broken) || ends(attempt, untellable);
            while (!ended && parts.membership().holds(attempt.job().lease().node())) {
                pause();
                ended = ends(attempt, untellable);
            }
        }
    }

    /** False if even that breaks: foreign code in what was thrown may throw again, or memory is short, which passes. */
    @SuppressWarnings("CatchingUnchecked")
    private boolean ends(Attempt attempt, Throwable thrown) {
        try {
            end(new Run(attempt, List.of(), parts.time()), thrown);
            return true;
        } catch (Throwable further) {
            parts.log().trouble(() -> Messages.roundFailed("worker").toString(), further);
            return false;
        }
    }

    private void perform(Attempt attempt) {
        ClaimedJob job = attempt.job();
        if (attempt.tellMethod().isPresent()) {
            end(new Run(attempt, List.of(), parts.time()), null);
            return;
        }
        List<@Nullable Object> arguments;
        try {
            arguments = parts.codec().read(attempt.method(), job.arguments());
        } catch (UnreadableArgumentsException unreadable) {
            String reason = Messages.argumentsUnreadable(Failures.sentence(unreadable));
            completions.add(Ended.atOnce(job, Completion.unreadable(reason, Failures.of(unreadable))));
            return;
        }
        Run run = new Run(attempt, arguments, parts.time());
        if (job.crashes() > 0 && !noteBegin(run)) {
            return;
        }
        announcer.started(job);
        runWithin(attempt.method().declaration().timeout(), run);
    }

    /** A job that may have killed a node says that it begins, so that its next crash is a fact. */
    private boolean noteBegin(Run run) {
        try {
            boolean ours = parts.calls()
                    .inNew(() -> parts.store().begin(run.attempt().job().lease()));
            if (!ours) {
                forget(run);
            }
            return ours;
        } catch (Exception away) {
            giveBack(run, away);
            return false;
        }
    }

    private void runWithin(Optional<Duration> timeout, Run run) {
        Optional<Deadline> limit = timeout.map(span -> parts.deadlines().in(span, () -> interruptLate(run.attempt())));
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

    private void interruptLate(Attempt attempt) {
        attempt.stop(Stop.TIMED_OUT);
        parts.deadlines().in(PATIENCE, () -> {
            if (attempt.isInMethod()) {
                reportDeaf(attempt);
            }
        });
    }

    /** An interruption that the method does not heed is said in the log, since it costs a worker. */
    void reportDeaf(Attempt attempt) {
        ClaimedJob job = attempt.job();
        String why = attempt.stopRequest().map(Stop::reason).orElse("it was asked to stop");
        JobId id = job.lease().job();
        LOG.log(Level.WARNING, Messages.ignoresInterruption(job.name(), id, why).toString());
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
        end(run, thrown);
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

    @SuppressWarnings("CatchingUnchecked") // as above
    private void runInTransaction(Run run) {
        Duration limit = run.declaration().timeout().orElse(NO_LIMIT);
        try {
            FencedEnd end =
                    transactions.inNew(limit.compareTo(SHORTEST_TRANSACTION) < 0 ? SHORTEST_TRANSACTION : limit, () -> {
                        run.call();
                        return completeInside(run);
                    });
            switch (end.outcome()) {
                case WRITTEN -> succeeded(run);
                case LEASE_GONE -> forget(run);
                case NOT_REACHED -> end(run, new RolledBackInsideException());
            }
        } catch (InDoubtException inDoubt) {
            settle(run, inDoubt);
        } catch (MethodStoppedException stopped) {
            end(run, null);
        } catch (Throwable thrown) {
            if (run.wasCalled()) {
                end(run, thrown);
            } else {
                giveBack(run, thrown);
            }
        }
    }

    private FencedEnd completeInside(Run run) throws Exception {
        Completion completion = decisions.decide(run.ending(null), 0).orElseThrow(MethodStoppedException::new);
        if (completion.outcome() != Completion.Outcome.SUCCEEDED) {
            throw new MethodStoppedException();
        }
        if (!transactions.isActive()) {
            throw new RolledBackInsideException();
        }
        return new FencedEnd(parts, run.attempt().job().lease(), completion).register();
    }

    /** A commit that threw is not a rollback: only the row tells. */
    private void settle(Run run, InDoubtException inDoubt) {
        switch (ask(run.attempt().job().lease())) {
            case COMPLETED -> succeeded(run);
            case HELD -> end(run, inDoubt.getCause() == null ? inDoubt : inDoubt.getCause());
            case LOST -> forget(run);
        }
    }

    private LeaseStatus ask(Lease lease) {
        while (parts.membership().holds(lease.node())) {
            try {
                return parts.calls().inNew(() -> parts.store().inspect(lease));
            } catch (Exception away) {
                parts.log().trouble(() -> Messages.roundFailed("worker").toString(), away);
                pause();
            }
        }
        return LeaseStatus.LOST;
    }

    private void pause() {
        try {
            parts.time().pause(BETWEEN_QUESTIONS);
        } catch (InterruptedException ignored) {
            // Nobody interrupts a worker outside of a job method; should it happen, the question is asked earlier.
        }
    }

    private void succeeded(Run run) {
        announcer.ended(new Ended(run.attempt().job(), decisions.succeeded(), run.took()));
    }

    private void end(Run run, @Nullable Throwable thrown) {
        ClaimedJob job = run.attempt().job();
        decisions
                .decide(run.ending(thrown), parts.random().getAsDouble())
                .ifPresentOrElse(
                        completion -> completions.add(new Ended(job, completion, run.took())), () -> forget(run));
    }

    private void giveBack(Run run, Throwable thrown) {
        parts.log().trouble(() -> Messages.roundFailed("worker").toString(), thrown);
        completions.add(Ended.atOnce(
                run.attempt().job(),
                Completion.released("Given back because the database did not answer when it was to begin.")));
    }

    private void forget(Run run) {
        announcer.endNotWritten(run.attempt().job());
    }
}
