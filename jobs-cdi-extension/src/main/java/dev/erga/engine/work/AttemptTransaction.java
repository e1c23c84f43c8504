package dev.erga.engine.work;

import dev.erga.jobs.spi.InDoubtException;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.Leaving;
import dev.erga.jobs.spi.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Runs attempts in a transaction that commits their work together with their fenced ends, or not at all. Thread-safe. */
final class AttemptTransaction {

    private static final Duration NO_LIMIT = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final WorkParts parts;
    private final Transactions transactions;
    private final Ends ends;

    AttemptTransaction(WorkParts parts, Ends ends) {
        this.parts = parts;
        this.transactions = parts.calls().transactions();
        this.ends = ends;
    }

    /** How long a transaction may take in which attempts of that method run. */
    static Duration limitFor(Attempt attempt) {
        Duration limit = attempt.method().declaration().timeout().orElse(NO_LIMIT);
        return limit.compareTo(SHORTEST) < 0 ? SHORTEST : limit;
    }

    /**
     * Whatever the calls throw, it is told in the answer.
     *
     * @param calls calls the methods and says which runs have ended well, {@linkplain #call each called here}
     */
    @SuppressWarnings("CatchingUnchecked") // an error thrown by a job is a failure of the job, not of the worker
    TransactionEnd run(Duration limit, Callable<List<Run>> calls) {
        try {
            FencedEnd end = transactions.inNew(limit, () -> fence(calls.call()));
            return switch (end.outcome()) {
                case WRITTEN -> TransactionEnd.COMMITTED;
                case LEASE_GONE -> TransactionEnd.LEASE_GONE;
                case NOT_REACHED -> TransactionEnd.rolledBack(new RolledBackInsideException());
            };
        } catch (InDoubtException inDoubt) {
            return TransactionEnd.inDoubt(inDoubt.getCause() == null ? inDoubt : inDoubt.getCause());
        } catch (MethodStoppedException stopped) {
            return TransactionEnd.rolledBack(null);
        } catch (Throwable thrown) {
            return TransactionEnd.rolledBack(thrown);
        }
    }

    /** Calls the method inside the transaction; returns only if it ended well. */
    void call(Run run) throws Exception {
        run.call();
        if (!ends.isGood(run)) {
            throw new MethodStoppedException();
        }
        if (!transactions.isActive()) {
            throw new RolledBackInsideException();
        }
    }

    /** Those that share a transaction are of one method. */
    private FencedEnd fence(List<Run> runs) {
        List<Lease> leases =
                runs.stream().map(run -> run.attempt().job().lease()).toList();
        List<Leaving> leavings =
                runs.stream().flatMap(run -> run.attempt().leaving().stream()).toList();
        return new FencedEnd(parts, leases, ends.good(runs.get(0).declaration()), leavings).register();
    }
}
