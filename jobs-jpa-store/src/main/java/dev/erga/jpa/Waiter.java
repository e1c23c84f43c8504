package dev.erga.jpa;

import dev.erga.jobs.spi.LimitBounds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A job that waits for a place.
 *
 * @param storedBounds how many places there are, as its caller knew it
 */
record Waiter(String key, UUID job, String name, String queue, long token, Optional<String> storedBounds) {

    /** The columns of a waiter, of a table or of nothing. */
    static final String COLUMNS = "id, name, queue, token, limit_bounds";

    private static final LimitBounds NONE_KNOWN = LimitBounds.atOnce(1);

    static Waiter read(String key, ResultSet row) throws SQLException {
        return new Waiter(
                key,
                Rows.uuid(row, "id"),
                row.getString("name"),
                row.getString("queue"),
                row.getLong("token"),
                Rows.optionalText(row, "limit_bounds"));
    }

    /** What the node knows of the job method counts more; what nobody can read lets one job run at a time. */
    LimitBounds bounds(Map<String, LimitBounds> declared) {
        return Optional.ofNullable(declared.get(name)).or(this::stored).orElse(NONE_KNOWN);
    }

    private Optional<LimitBounds> stored() {
        try {
            return storedBounds.map(LimitBounds::parse);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
