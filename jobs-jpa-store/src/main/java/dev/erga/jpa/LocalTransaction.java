package dev.erga.jpa;

import dev.erga.jobs.spi.InDoubtException;
import dev.erga.jobs.spi.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One transaction of one thread; it takes its connection when it first needs it. */
final class LocalTransaction {

    private static final Logger LOG = System.getLogger(LocalTransaction.class.getName());
    private static final String CONFLICT_CLASS = "40";
    private static final String COMPLETION_UNKNOWN = "40003";
    private static final String ABORTED_CLASS = "25";

    private final List<Runnable> beforeCommit = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final DataSource source;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final long began;
    private @Nullable Connection connection;
    private boolean rollbackOnly;
    private boolean committed;

    LocalTransaction(DataSource source, Duration timeout, LongSupplier nanoTime) {
        this.source = source;
        this.timeout = timeout;
        this.nanoTime = nanoTime;
        began = nanoTime.getAsLong();
    }

    /** Commits when the work returns and may; rolls back otherwise. */
    <T> T around(Callable<T> work) throws Exception {
        try {
            T result = work.call();
            runBeforeCommit();
            if (!rollbackOnly && tookTooLong()) {
                throw new StoreException(StoreMessages.tookTooLong(timeout), null, false);
            }
            if (!rollbackOnly) {
                commit();
            }
            return result;
        } finally {
            end();
        }
    }

    boolean canCommit() {
        return !rollbackOnly && !tookTooLong();
    }

    void setRollbackOnly() {
        rollbackOnly = true;
    }

    void beforeCommit(Runnable action) {
        beforeCommit.add(action);
    }

    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    private void runBeforeCommit() {
        for (Runnable action : beforeCommit) {
            if (canCommit()) {
                action.run();
            }
        }
    }

    /** An action that fails is logged; the next ones run all the same. */
    void runAfterCommit() {
        if (!committed) {
            return;
        }
        for (Runnable action : afterCommit) {
            try {
                action.run();
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, "An action to run after a commit failed", failed);
            }
        }
    }

    Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = source.getConnection();
            connection = open;
            open.setAutoCommit(false);
        }
        return open;
    }

    private boolean tookTooLong() {
        return nanoTime.getAsLong() - began > timeout.toNanos();
    }

    private void commit() {
        if (connection != null) {
            try {
                connection.commit();
            } catch (SQLException failed) {
                throw refusedOrInDoubt(failed);
            }
        }
        committed = true;
    }

    /** The database itself says of these that it rolled back; of everything else nobody knows. */
    private static RuntimeException refusedOrInDoubt(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        boolean rolledBack = state.startsWith(CONFLICT_CLASS) && !state.equals(COMPLETION_UNKNOWN);
        if (rolledBack || state.startsWith(ABORTED_CLASS)) {
            return new StoreException(StoreMessages.commitRefused(failed), failed, rolledBack);
        }
        return new InDoubtException(failed);
    }

    private void end() {
        if (connection == null) {
            return;
        }
        try (Connection closing = connection) {
            if (!committed) {
                closing.rollback();
            }
            closing.setAutoCommit(true);
        } catch (SQLException broken) {
            // What did not commit rolls back when the session ends, at the latest.
            LOG.log(Level.DEBUG, "A connection broke at the end of a transaction", broken);
        }
    }
}
