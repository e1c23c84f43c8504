package dev.erga.engine.work;

import dev.erga.engine.enqueue.UnreadableArgumentsException;
import dev.erga.engine.loop.Deadlines.Deadline;
import dev.erga.engine.message.Messages;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeaseStatus;
import dev.erga.jobs.spi.Transactions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs attempts of one method one after another in one transaction, for as long as others wait and the chunk may grow.
 * What it leaves is to run alone. Thread-safe.
 */
final class ChunkRunner {

    private static final Logger LOG = System.getLogger(ChunkRunner.class.getName());
    private static final Duration LONGEST = Duration.ofMillis(250);

    private final WorkParts parts;
    private final Transactions transactions;
    private final AttemptTransaction transaction;
    private final ChunkRules rules;
    private final JobRunner alone;
    private final Ends ends;
    private final Announcer announcer;
    private final TimeLimits limits;

    ChunkRunner(WorkParts parts, JobRunner alone, Ends ends, Announcer announcer, TimeLimits limits) {
        this.parts = parts;
        this.transactions = parts.calls().transactions();
        this.transaction = new AttemptTransaction(parts, ends);
        this.rules = new ChunkRules(parts.time());
        this.alone = alone;
        this.ends = ends;
        this.announcer = announcer;
        this.limits = limits;
    }

    /** Whether others may share its transaction. */
    boolean mayShare(Attempt attempt) {
        return rules.mayShare(attempt);
    }

    /**
     * Runs the first and those that join it. Throws nothing.
     *
     * @param waiting takes an attempt that waits for a worker and is wanted
     * @param deaf is told, on another thread, of one that ignores its interruption
     */
    @SuppressWarnings("CatchingUnchecked") // whatever breaks, no job must stay Processing on a node that lives
    void run(Chunk chunk, Function<Predicate<Attempt>, Optional<Attempt>> waiting, Consumer<Attempt> deaf) {
        try {
            Optional<Run> first = readable(chunk.first());
            if (first.isPresent()) {
                tellFirstStart(chunk.first());
                share(first.get(), new Calls(chunk, waiting, deaf));
            }
        } catch (Throwable broken) {
            // What is not over by now runs alone, where its fence keeps it from counting twice.
            parts.log().trouble(() -> Messages.roundFailed("worker").toString(), broken);
        }
    }

    private Optional<Run> readable(Attempt attempt) {
        try {
            return Optional.of(Run.of(attempt, parts));
        } catch (UnreadableArgumentsException toBeTold) {
            return Optional.empty();
        }
    }

    private void tellFirstStart(Attempt first) {
        if (first.tellsStart()) {
            announcer.started(first.job());
        }
    }

    private void share(Run first, Calls calls) {
        Chunk chunk = calls.chunk;
        Duration limit = AttemptTransaction.limitFor(chunk.first()).plus(LONGEST);
        TransactionEnd end = transaction.run(limit, () -> calls.all(first));
        if (chunk.size() > 1) {
            settle(chunk, end);
        } else if (concernsFirst(chunk, end)) {
            alone.settle(first, end);
            chunk.isOver(first);
        } else {
            rolledBack(chunk, end.thrown());
        }
        if (end.kind() == TransactionEnd.Kind.COMMITTED) {
            rules.committed(chunk.first().job().name(), chunk.size());
        }
    }

    /** What broke after its method had returned well, and before another began, says nothing against the first. */
    private static boolean concernsFirst(Chunk chunk, TransactionEnd end) {
        return end.kind() != TransactionEnd.Kind.ROLLED_BACK
                || chunk.size() == 0
                || chunk.broken().isPresent()
                || chunk.isClosed();
    }

    private void settle(Chunk chunk, TransactionEnd end) {
        switch (end.kind()) {
            case COMMITTED -> chunk.runs().forEach(run -> succeeded(chunk, run));
            case ROLLED_BACK -> {
                rolledBack(chunk, end.thrown());
                endStopped(chunk, end.thrown());
            }
            case LEASE_GONE -> {
                rolledBack(chunk, null);
                forgetUnlessNodeHolds(chunk);
            }
            case IN_DOUBT -> settleDoubt(chunk, end.thrown());
        }
    }

    /** It is over even if nobody can be told. */
    private void succeeded(Chunk chunk, Run run) {
        chunk.isOver(run);
        ends.succeeded(run);
    }

    /** One that was asked to stop, or took too long, need not do so again to be told apart. */
    private void endStopped(Chunk chunk, @Nullable Throwable thrown) {
        chunk.broken().filter(run -> run.ending(thrown).stop().isPresent()).ifPresent(run -> {
            ends.end(run, thrown);
            chunk.isOver(run);
        });
    }

    /** The rows say it of all or of none: one that is still held means that nothing was committed. */
    private void settleDoubt(Chunk chunk, @Nullable Throwable thrown) {
        Map<Lease, LeaseStatus> rows = askAll(chunk);
        if (rows.containsValue(LeaseStatus.HELD)) {
            rolledBack(chunk, thrown);
            forgetUnlessHeld(chunk, rows);
            return;
        }
        for (Run run : chunk.runs()) {
            if (rows.get(leaseOf(run)) == LeaseStatus.COMPLETED) {
                succeeded(chunk, run);
            } else {
                forget(chunk, run);
            }
        }
    }

    /** While the node holds its own lease, each fence decides for its job: to ask here might wait for one on behalf of all. */
    private void forgetUnlessNodeHolds(Chunk chunk) {
        if (!parts.membership().holds(chunk.first().job().lease().node())) {
            chunk.runs().forEach(run -> forget(chunk, run));
        }
    }

    private void forgetUnlessHeld(Chunk chunk, Map<Lease, LeaseStatus> rows) {
        chunk.runs().stream()
                .filter(run -> rows.get(leaseOf(run)) != LeaseStatus.HELD)
                .forEach(run -> forget(chunk, run));
    }

    private void forget(Chunk chunk, Run run) {
        ends.forget(run);
        chunk.isOver(run);
    }

    private Map<Lease, LeaseStatus> askAll(Chunk chunk) {
        return ends.ask(chunk.runs().stream().map(ChunkRunner::leaseOf).toList());
    }

    private static Lease leaseOf(Run run) {
        return run.attempt().job().lease();
    }

    private void rolledBack(Chunk chunk, @Nullable Throwable thrown) {
        String name = chunk.first().job().name();
        rules.rolledBack(name, chunk.runs());
        String why = thrown == null
                ? "one of them was stopped, or is not this node's any more"
                : Failures.sentence(thrown, text -> hidden(chunk, text));
        LOG.log(Level.INFO, Messages.chunkRolledBack(name, chunk.size(), why).toString());
    }

    /** Whose it is that was thrown, nobody may know. */
    private static String hidden(Chunk chunk, String text) {
        String hidden = text;
        for (Run run : chunk.runs()) {
            hidden = run.attempt().mask().hide(hidden);
        }
        return hidden;
    }

    /** The calls of one chunk's methods. */
    private final class Calls {

        private final Chunk chunk;
        private final Function<Predicate<Attempt>, Optional<Attempt>> waiting;
        private final Consumer<Attempt> deaf;
        private final long began = parts.time().nanoTime();
        private final int most;

        private Calls(Chunk chunk, Function<Predicate<Attempt>, Optional<Attempt>> waiting, Consumer<Attempt> deaf) {
            this.chunk = chunk;
            this.waiting = waiting;
            this.deaf = deaf;
            // What observers of a start do must be neither in the transaction of the jobs before nor wait for it.
            boolean heard = announcer.isStartHeard(chunk.first().job());
            this.most = heard ? 1 : rules.most(chunk.first());
        }

        private List<Run> all(Run first) throws Exception {
            Optional<Run> next = Optional.of(first);
            while (next.isPresent() && isCalled(next.get())) {
                next = another();
            }
            chunk.close();
            return chunk.runs();
        }

        /** False if it was stopped before; the first is the whole chunk then. */
        private boolean isCalled(Run run) throws Exception {
            Optional<Deadline> limit = limits.begin(run.attempt(), () -> deaf.accept(run.attempt()));
            chunk.add(run);
            try {
                transaction.call(run);
                return true;
            } catch (Throwable thrown) {
                if (chunk.size() > 1 && !run.wasCalled()) {
                    chunk.dropLast();
                    return false;
                }
                chunk.breaksAt(run);
                throw thrown;
            } finally {
                limit.ifPresent(Deadline::cancel);
            }
        }

        private Optional<Run> another() throws RolledBackInsideException {
            boolean full = chunk.size() >= most || parts.time().nanoTime() - began >= LONGEST.toNanos();
            Optional<Attempt> other =
                    full ? Optional.empty() : waiting.apply(attempt -> rules.mayShare(chunk.first(), attempt));
            other.ifPresent(chunk::take);
            Optional<Run> run = other.flatMap(ChunkRunner.this::readable);
            if (run.isPresent()) {
                prepareForCompany();
            }
            return run;
        }

        private void prepareForCompany() throws RolledBackInsideException {
            if (chunk.size() == 1) {
                // Should a method commit by itself, it must not commit the work of those before it without their ends.
                transactions.beforeCommit(this::refuseUnlessClosed);
            }
            if (!transactions.isActive()) {
                throw new RolledBackInsideException();
            }
        }

        private void refuseUnlessClosed() {
            if (!chunk.isClosed()) {
                transactions.setRollbackOnly();
            }
        }
    }
}
