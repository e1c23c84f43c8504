package dev.erga.jpa;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How things stand with the places of one key.
 *
 * @param holding how many jobs hold one
 * @param first the job whose turn it is, if one waits
 */
record KeyUse(String key, int holding, Optional<Waiter> first) {

    /** Out of the columns {@code key}, {@code holding}, and those of a waiter. */
    static KeyUse read(ResultSet row) throws SQLException {
        String key = row.getString("key");
        return new KeyUse(
                key,
                row.getInt("holding"),
                row.getString("name") == null ? Optional.empty() : Optional.of(Waiter.read(key, row)));
    }
}
