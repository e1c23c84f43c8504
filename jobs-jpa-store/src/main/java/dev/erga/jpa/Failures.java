package dev.erga.jpa;

import dev.erga.jobs.spi.StoreException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Makes one numbered exception out of whatever the driver, the data source or Hibernate threw. */
final class Failures {

    private Failures() {}

    static StoreException of(Database database, String verb, Exception failure) {
        @Nullable SQLException cause = sqlException(failure);
        if (cause == null) {
            return new StoreException(StoreMessages.failed(verb, failure), failure, false);
        }
        if (database.isWorthRetrying(cause)) {
            return new StoreException(StoreMessages.conflict(verb, cause), failure, true);
        }
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.startsWith("23")) {
            return new StoreException(StoreMessages.refusedByConstraint(verb, cause), failure, false);
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return new StoreException(StoreMessages.connectionLost(verb, cause), failure, false);
        }
        return new StoreException(StoreMessages.failed(verb, cause), failure, false);
    }

    /** The most telling one: a batch's own exception says less than the one it carries. */
    private static @Nullable SQLException sqlException(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException found) {
                SQLException next = found.getNextException();
                return found.getSQLState() == null && next != null ? next : found;
            }
        }
        return null;
    }
}
