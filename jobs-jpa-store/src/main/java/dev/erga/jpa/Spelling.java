package dev.erga.jpa;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Statements as one database reads them; each is spelt once, since all are constants. Thread-safe. */
final class Spelling {

    private static final String SPAN = "CAST(? AS bigint) * INTERVAL '0.000001' SECOND";

    /**
     * For rows that are found by their id. Put plainly, PostgreSQL would rather go through all running jobs, whose index it
     * takes for empty because few ran when it last looked, and H2 through all jobs in that state.
     */
    private static final String RUNNING = "state || '.' = 'PROCESSING.'";

    /** What a job becomes that could run: one that shares places waits for one of them first. */
    private static final String READY = "state = CASE WHEN limit_key IS NULL THEN 'ENQUEUED' ELSE 'AWAITING' END,"
            + " awaits_place = limit_key IS NOT NULL";

    private final String now;
    private final String tenant;
    private final Map<String, String> spelt = new ConcurrentHashMap<>();

    /**
     * @param now reads the database's clock, afresh in each statement, even within one transaction
     * @param tenant stands where an order of ready jobs of nobody is to name the tenant, because the index does
     */
    Spelling(String now, String tenant) {
        this.now = now;
        this.tenant = tenant;
    }

    String of(String text) {
        return spelt.computeIfAbsent(
                text,
                anew -> anew.replace("{now}", now)
                        .replace("{span}", SPAN)
                        .replace("{running}", RUNNING)
                        .replace("{ready}", READY)
                        .replace("{tenant}", tenant));
    }
}
