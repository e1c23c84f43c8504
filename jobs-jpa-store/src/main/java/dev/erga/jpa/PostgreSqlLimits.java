package dev.erga.jpa;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Looks for places, and for jobs that wait for one, on PostgreSQL: each key by the index, however many wait for it. */
record PostgreSqlLimits() implements PlaceQueries {

    private static final String HOLDS = "limit_key = %s AND NOT awaits_place AND state IN ('ENQUEUED', 'PROCESSING')";
    private static final String WAITS = "limit_key = %s AND awaits_place";
    private static final String ORDER = "limit_key, awaits_place, priority, id";

    static final String IN_USE =
            """
            SELECT k.key,
                (SELECT count(*) FROM erga_job WHERE %s) AS holding,
                first.*
            FROM unnest(?) AS k(key) LEFT JOIN LATERAL (
                SELECT %s FROM erga_job WHERE %s AND NOT queue = ANY(?)
                ORDER BY %s LIMIT 1) AS first ON TRUE
            """.formatted(HOLDS.formatted("k.key"), Waiter.COLUMNS, WAITS.formatted("k.key"), ORDER);

    static final String WAITERS = """
            SELECT k.key, next.* FROM unnest(?, ?) AS k(key, most) CROSS JOIN LATERAL (
                SELECT %s, priority FROM erga_job WHERE %s AND NOT queue = ANY(?)
                ORDER BY %s LIMIT k.most) AS next
            ORDER BY k.key, next.priority, next.id
            """.formatted(Waiter.COLUMNS, WAITS.formatted("k.key"), ORDER);

    private static final String IN_VAIN = """
            SELECT held.id FROM unnest(?) AS k(key) CROSS JOIN LATERAL (
                SELECT id FROM erga_job
                WHERE limit_key = k.key AND NOT awaits_place AND state IN ('ENQUEUED', 'PROCESSING')
                    AND state = 'ENQUEUED' AND queue = ANY(?)) AS held
            """;

    /** From key to key by the index, without reading the jobs between. */
    static final String AWAITED = """
            WITH RECURSIVE awaited(place, key) AS (
                (SELECT 1, limit_key FROM erga_job WHERE awaits_place AND limit_key > ? ORDER BY limit_key LIMIT 1)
                UNION ALL
                SELECT awaited.place + 1, further.limit_key FROM awaited CROSS JOIN LATERAL (
                    SELECT limit_key FROM erga_job WHERE awaits_place AND limit_key > awaited.key
                    ORDER BY limit_key LIMIT 1) AS further
                WHERE awaited.place < ?)
            SELECT key FROM awaited ORDER BY place
            """;

    @Override
    public String holds() {
        return HOLDS.formatted("?");
    }

    @Override
    public String waits() {
        return WAITS.formatted("?");
    }

    @Override
    public String order() {
        return ORDER;
    }

    @Override
    public List<KeyUse> inUse(Jdbc jdbc, Collection<String> keys, Set<String> paused) throws SQLException {
        return jdbc.select(IN_USE, KeyUse::read, jdbc.texts(keys), jdbc.texts(paused));
    }

    @Override
    public List<UUID> inVain(Jdbc jdbc, Collection<String> keys, Set<String> paused) throws SQLException {
        return jdbc.select(IN_VAIN, row -> Rows.uuid(row, "id"), jdbc.texts(keys), jdbc.texts(paused));
    }

    @Override
    public List<Waiter> waiters(Jdbc jdbc, Map<String, Integer> most, Set<String> paused) throws SQLException {
        Array numbers = jdbc.array("integer", most.values().toArray(new Integer[0]));
        return jdbc.select(
                WAITERS,
                row -> Waiter.read(row.getString("key"), row),
                jdbc.texts(most.keySet()),
                numbers,
                jdbc.texts(paused));
    }

    @Override
    public List<String> awaited(Jdbc jdbc, String after, int limit) throws SQLException {
        return jdbc.select(AWAITED, row -> row.getString(1), after, limit);
    }
}
