package dev.erga.jpa;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks for places, and for jobs that wait for one, on H2: key by key, since it joins nothing to each row of another. */
record H2Limits() implements PlaceQueries {

    private static final String HOLDS = "limit_use = ? AND NOT awaits_place";
    private static final String WAITS = "limit_use = ? AND awaits_place";
    private static final String ORDER = "limit_use, awaits_place, priority, id";

    /** The order names the columns of the index, so that H2 sees that the index has it already. */
    static final String WAITERS = """
            SELECT %s FROM erga_job WHERE %s AND NOT queue = ANY(?) ORDER BY %s LIMIT ?
            """.formatted(Waiter.COLUMNS, WAITS, ORDER);

    private static final String HOLDING = "SELECT count(*) FROM erga_job WHERE " + HOLDS;

    private static final String IN_VAIN = """
            SELECT id FROM erga_job
            WHERE limit_use = ? AND NOT awaits_place AND state || '.' = 'ENQUEUED.' AND queue = ANY(?)
            """;

    static final String NEXT_AWAITED = """
            SELECT limit_use FROM erga_job WHERE limit_use > ? AND awaits_place ORDER BY limit_use LIMIT 1
            """;

    @Override
    public String holds() {
        return HOLDS;
    }

    @Override
    public String waits() {
        return WAITS;
    }

    @Override
    public String order() {
        return ORDER;
    }

    @Override
    public List<KeyUse> inUse(Jdbc jdbc, Collection<String> keys, Set<String> paused) throws SQLException {
        List<KeyUse> uses = new ArrayList<>();
        for (String key : keys) {
            Optional<Waiter> first = waiters(jdbc, key, paused, 1).stream().findFirst();
            if (first.isPresent()) {
                int holding = jdbc.selectOne(HOLDING, row -> row.getInt(1), key).orElseThrow();
                uses.add(new KeyUse(key, holding, first));
            }
        }
        return uses;
    }

    @Override
    public List<UUID> inVain(Jdbc jdbc, Collection<String> keys, Set<String> paused) throws SQLException {
        List<UUID> jobs = new ArrayList<>();
        for (String key : keys) {
            jobs.addAll(jdbc.select(IN_VAIN, row -> Rows.uuid(row, "id"), key, jdbc.texts(paused)));
        }
        return jobs;
    }

    @Override
    public List<Waiter> waiters(Jdbc jdbc, Map<String, Integer> most, Set<String> paused) throws SQLException {
        List<Waiter> waiters = new ArrayList<>();
        for (Map.Entry<String, Integer> each : most.entrySet()) {
            waiters.addAll(waiters(jdbc, each.getKey(), paused, each.getValue()));
        }
        return waiters;
    }

    private static List<Waiter> waiters(Jdbc jdbc, String key, Set<String> paused, int limit) throws SQLException {
        return jdbc.select(WAITERS, row -> Waiter.read(key, row), key, jdbc.texts(paused), limit);
    }

    @Override
    public List<String> awaited(Jdbc jdbc, String after, int limit) throws SQLException {
        List<String> keys = new ArrayList<>();
        Optional<String> next = next(jdbc, after);
        while (next.isPresent() && keys.size() < limit) {
            keys.add(next.get());
            next = next(jdbc, next.get());
        }
        return keys;
    }

    private static Optional<String> next(Jdbc jdbc, String after) throws SQLException {
        return jdbc.selectOne(NEXT_AWAITED, row -> row.getString(1), after);
    }
}
