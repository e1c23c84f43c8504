package dev.erga.jpa;

import dev.erga.jobs.spi.StoreException;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Whether the connections of a data source belong to the JTA transaction of their thread. One that stays outside commits
 * each statement by itself: a job would be there although its caller rolled back, and be over although its work failed.
 */
final class Enlistment {

    /** A node that left long ago, so that nobody counts on it should it outlive its rollback. */
    private static final String PROBE = """
            INSERT INTO erga_node (id, name, version, workers, state, queues, job_names, schedules, started_at,
                lease_until)
            VALUES (?, 'start-up probe', '', 0, 'DEAD', '', '', '', {now}, {now})""";

    private final DataSourceLookup.Found found;
    private final TransactionManager manager;
    private final Database database;

    private Enlistment(DataSourceLookup.Found found, TransactionManager manager, Database database) {
        this.found = found;
        this.manager = manager;
        this.database = database;
    }

    /** Refuses a data source that stays outside; for a thread without a transaction and a database with its tables. */
    static void check(DataSourceLookup.Found found, TransactionManager manager, Database database) {
        try {
            if (!new Enlistment(found, manager, database).rollsBack()) {
                throw new StoreException(StoreMessages.outsideTransactions(found.name()), null, false);
            }
        } catch (SQLException failed) {
            throw Failures.of(database, "write a row to try its data source", failed);
        } catch (SystemException | NotSupportedException | InvalidTransactionException failed) {
            throw new IllegalStateException("the transaction manager failed to begin or end a transaction", failed);
        }
    }

    /** Tried rather than asked: on Payara a connection says that it commits by itself although it does not. */
    private boolean rollsBack()
            throws SQLException, SystemException, NotSupportedException, InvalidTransactionException {
        UUID probe = UUID.randomUUID();
        manager.begin();
        try {
            // On Payara and GlassFish a transaction takes connections in once it was resumed, not when it was begun.
            manager.resume(manager.suspend());
            update(PROBE, probe);
        } finally {
            manager.rollback();
            manager.suspend();
        }
        return update("DELETE FROM erga_node WHERE id = ?", probe) == 0;
    }

    private int update(String text, UUID probe) throws SQLException {
        try (Connection connection = connected()) {
            return new Jdbc(connection, database).update(text, probe);
        }
    }

    private Connection connected() {
        try {
            return found.source().getConnection();
        } catch (SQLException failed) {
            // The database may only be down for a while: worth trying again.
            throw new StoreException(StoreMessages.cannotConnect(found.name(), failed), failed, true);
        }
    }
}
