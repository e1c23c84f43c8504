package dev.erga.jpa;

import dev.erga.jobs.spi.Followers;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Places that jobs have left, or that they wait for anew. */
record Places(Jdbc jdbc, Followers followers) {

    /** An attempt was given back; only who lets jobs through gives places. */
    private static final String WAIT_ANEW = """
            UPDATE erga_job SET {ready} WHERE id = ANY(?) AND limit_key IS NOT NULL AND state || '.' = 'ENQUEUED.'
            """;

    private static final String KEYS =
            "SELECT DISTINCT limit_key FROM erga_job WHERE id = ANY(?) AND limit_key IS NOT NULL";

    static void tell(Followers followers, Set<String> keys) {
        if (!keys.isEmpty()) {
            followers.places(keys);
        }
    }

    /** Attempts of these jobs have ended, and the jobs run again; those that share places have left theirs. */
    void left(Collection<UUID> jobs) throws SQLException {
        if (!jobs.isEmpty()) {
            jdbc.update(WAIT_ANEW, jdbc.uuids(jobs));
            changed(jobs);
        }
    }

    /** Where these jobs stand has changed: those that share places have left one or wait for one. */
    void changed(Collection<UUID> jobs) throws SQLException {
        if (!jobs.isEmpty()) {
            tell(followers, Set.copyOf(jdbc.select(KEYS, row -> row.getString(1), jdbc.uuids(jobs))));
        }
    }
}
