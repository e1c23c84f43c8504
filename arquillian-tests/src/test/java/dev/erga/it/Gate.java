package dev.erga.it;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Holds the shop's counting jobs in the middle of their transactions, so that a test can strike a node while it works
 * instead of hoping to hit the moment. The first rows pass; each later one waits inside its INSERT until the gate opens.
 */
final class Gate implements AutoCloseable {

    private static final int KEY = 7;

    private final Connection connection;

    private Gate(Connection connection) {
        this.connection = connection;
    }

    /** Closes the gate after so many rows. The shop must have made its tables. */
    static Gate afterRows(TestDatabase database, int rows) throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SEQUENCE gate_passed");
            statement.execute("""
                    CREATE FUNCTION gate() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF nextval('gate_passed') > %d THEN
                            PERFORM pg_advisory_xact_lock_shared(%d);
                        END IF;
                        RETURN NEW;
                    END $$
                    """.formatted(rows, KEY));
            statement.execute(
                    "CREATE TRIGGER gate BEFORE INSERT ON shop_counted_run FOR EACH ROW EXECUTE FUNCTION gate()");
            statement.execute("SELECT pg_advisory_lock(%d)".formatted(KEY));
        }
        return new Gate(connection);
    }

    /** How many jobs wait at the gate now. */
    int waiting() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database
                        WHERE locktype = 'advisory' AND NOT granted AND d.datname = current_database()
                        """)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Lets everything pass from now on. */
    void open() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(%d)".formatted(KEY));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
