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

    /** Whose latest attempt has failed and no other has begun, in the words of the index of those. */
    private static final String FAILING =
            "error_key IS NOT NULL AND error_at IS NOT NULL AND state IN ('FAILED', 'SCHEDULED')";

    /** What a job becomes that could run: one that shares places waits for one of them first. */
    private static final String READY = "state = CASE WHEN limit_key IS NULL THEN 'ENQUEUED' ELSE 'AWAITING' END,"
            + " awaits_place = limit_key IS NOT NULL";

    /**
     * What claims ask. Whoever says why a job is not claimed asks by the same words, so that the two never differ.
     */
    private static final Map<String, String> CLAIM = Map.of(
            "{is-ready}", "state = 'ENQUEUED'",
            "{is-nobodys}", "tenant IS NULL",
            "{is-of-tenant}", "tenant IS NOT NULL",
            "{may-claim}", "erga_node.state = 'ACTIVE' AND erga_node.lease_until > {now}",
            "{pause-of}", "FROM erga_queue WHERE erga_queue.name = ?");

    /** A node that is trusted, be it that it claims nothing more. */
    private static final String LIVES = "erga_node.state <> 'DEAD' AND erga_node.lease_until > {now}";

    private final String now;
    private final String tenant;
    private final String bound;
    private final Map<String, String> spelt = new ConcurrentHashMap<>();

    /**
     * @param now reads the database's clock, afresh in each statement, even within one transaction
     * @param tenant stands where an order of ready jobs of nobody is to name the tenant, because the index does
     * @param bound the parameter where counts stop
     */
    Spelling(String now, String tenant, String bound) {
        this.now = now;
        this.tenant = tenant;
        this.bound = bound;
    }

    String of(String text) {
        return spelt.computeIfAbsent(
                text,
                anew -> asClaims(anew)
                        .replace("{lives}", LIVES)
                        .replace("{now}", now)
                        .replace("{span}", SPAN)
                        .replace("{running}", RUNNING)
                        .replace("{ready}", READY)
                        .replace("{failing}", FAILING)
                        .replace("{tenant}", tenant)
                        .replace("{bound}", bound));
    }

    private static String asClaims(String text) {
        String spelt = text;
        for (Map.Entry<String, String> each : CLAIM.entrySet()) {
            spelt = spelt.replace(each.getKey(), each.getValue());
        }
        return spelt;
    }
}
