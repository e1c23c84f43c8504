package dev.erga.jpa;

import dev.erga.jobs.spi.Inventory;
import dev.erga.jobs.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What waits in a database, for tools that run without a container: it needs a connection, and neither Hibernate nor Jakarta EE. */
public final class WaitingWork {

    private WaitingWork() {}

    /**
     * Looks, as {@link dev.erga.jobs.spi.JobStoreQueries#inventory} does, and changes nothing.
     *
     * @param most how many rows to look at, at most, at either end of each place where jobs wait
     * @return empty if the database has none of Erga's tables
     * @throws StoreException numbered, if the database is not one of those that Erga knows, or refuses
     */
    public static Optional<Inventory> read(Connection connection, int most) {
        Backend backend;
        try {
            backend = Backend.of(connection);
        } catch (SQLException failed) {
            throw new StoreException(StoreMessages.failed("tell what it is", failed), failed, false);
        }
        try {
            return backend.database().hasTable(connection, "erga_job")
                    ? Optional.of(new Stock(new Jdbc(connection, backend.database()), most).take())
                    : Optional.empty();
        } catch (SQLException failed) {
            throw Failures.of(backend.database(), "look through what waits", failed);
        }
    }
}
