package dev.erga.jpa;

import dev.erga.jobs.spi.TenantClaim;
import dev.erga.jobs.spi.TenantPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Claims for tenants on PostgreSQL. */
final class PostgreSqlTenants {

    /**
     * Goes from tenant to tenant by the index, without reading the jobs between, and takes of each as many as fit when all
     * get the same; where that is too many together, those of the last round are left to others, so that none gets a second
     * before each has had its first. What {@link PostgreSql#claim} says of the node's row and of paused queues holds here. At least one row
     * comes back, for whose turn it was is worth knowing even if nothing was granted.
     */
    static final String CLAIM = """
            WITH RECURSIVE turn(place, tenant) AS (
                (SELECT 1, tenant FROM erga_job
                    WHERE {is-ready} AND {is-of-tenant} AND queue = ? AND tenant > ?
                        AND EXISTS (SELECT 1 FROM erga_node WHERE erga_node.id = ? AND {may-claim})
                        AND NOT EXISTS (SELECT 1 {pause-of})
                    ORDER BY queue, tenant LIMIT 1)
                UNION ALL
                SELECT turn.place + 1, further.tenant FROM turn CROSS JOIN LATERAL (
                    SELECT tenant FROM erga_job
                    WHERE {is-ready} AND {is-of-tenant} AND queue = ? AND tenant > turn.tenant
                    ORDER BY queue, tenant LIMIT 1) AS further
                WHERE turn.place < ?),
            ready AS MATERIALIZED (
                SELECT front.id, turn.place,
                    row_number() OVER (PARTITION BY turn.place ORDER BY front.priority, front.id) AS nth
                FROM turn CROSS JOIN LATERAL (
                    SELECT id, priority FROM erga_job
                    WHERE {is-ready} AND {is-of-tenant} AND queue = ? AND tenant = turn.tenant
                        AND name = ANY(?)
                    ORDER BY queue, tenant, priority, id
                    LIMIT (SELECT (? + count(*) - 1) / greatest(count(*), 1) FROM turn)
                    FOR UPDATE SKIP LOCKED) AS front),
            due AS MATERIALIZED (SELECT id, place FROM ready ORDER BY nth, place LIMIT ?),
            granted AS (
                UPDATE erga_job j
                SET state = 'PROCESSING', token = j.token + 1, node = ?, attempts = j.attempts + 1, started_at = {now},
                    reason = NULL
                FROM due WHERE j.id = due.id
                RETURNING j.id, j.token, j.name, j.priority, j.attempts, j.crashes, j.arguments, j.max_attempts,
                    j.recurring_id, j.fired_for, j.started_at, due.place)
            SELECT granted.*, visited.tenants, visited.last
            FROM (SELECT count(*) AS tenants, max(tenant) AS last FROM turn) AS visited LEFT JOIN granted ON TRUE
            """;

    /** A name may be empty, so nothing is less than the first. */
    static final String CLAIM_FROM_THE_FIRST = CLAIM.replace("tenant > ?", "tenant >= ?");

    /** Claims take the declared ones from the front of each tenant's jobs, so the undeclared gather there. */
    static final String UNDECLARED = """
            WITH RECURSIVE turn(tenant) AS (
                (SELECT tenant FROM erga_job WHERE state = 'ENQUEUED' AND tenant IS NOT NULL AND queue = ?
                    ORDER BY queue, tenant LIMIT 1)
                UNION ALL
                SELECT further.tenant FROM turn CROSS JOIN LATERAL (
                    SELECT tenant FROM erga_job
                    WHERE state = 'ENQUEUED' AND tenant IS NOT NULL AND queue = ? AND tenant > turn.tenant
                    ORDER BY queue, tenant LIMIT 1) AS further)
            SELECT front.id FROM turn CROSS JOIN LATERAL (
                SELECT id, name FROM erga_job
                WHERE state = 'ENQUEUED' AND tenant IS NOT NULL AND queue = ? AND tenant = turn.tenant
                ORDER BY queue, tenant, priority, id LIMIT 20) AS front
            WHERE NOT front.name = ANY(?) LIMIT ?
            """;

    /** One entry of each index for each queue. */
    static final String READY_QUEUES = """
            SELECT known.queue, plain.found IS NOT NULL AS of_nobody, turns.found IS NOT NULL AS of_tenants
            FROM unnest(?) AS known(queue)
            LEFT JOIN LATERAL (
                SELECT TRUE AS found FROM erga_job WHERE state = 'ENQUEUED' AND tenant IS NULL AND queue = known.queue
                ORDER BY queue, priority, id LIMIT 1) AS plain ON TRUE
            LEFT JOIN LATERAL (
                SELECT TRUE AS found FROM erga_job WHERE state = 'ENQUEUED' AND tenant IS NOT NULL AND queue = known.queue
                ORDER BY queue, tenant, priority, id LIMIT 1) AS turns ON TRUE
            """;

    /** How many tenants have jobs ready in a queue. */
    static final String COUNT = """
            WITH RECURSIVE turn(place, tenant) AS (
                (SELECT 1, tenant FROM erga_job WHERE {is-ready} AND {is-of-tenant} AND queue = ?
                    ORDER BY queue, tenant LIMIT 1)
                UNION ALL
                SELECT turn.place + 1, further.tenant FROM turn CROSS JOIN LATERAL (
                    SELECT tenant FROM erga_job
                    WHERE {is-ready} AND {is-of-tenant} AND queue = ? AND tenant > turn.tenant
                    ORDER BY queue, tenant LIMIT 1) AS further
                WHERE turn.place < ?)
            SELECT count(*) FROM turn
            """;

    private static final int PLACE = 12;
    private static final int TENANTS = 13;
    private static final int LAST = 14;

    private PostgreSqlTenants() {}

    static TenantPage claim(Jdbc jdbc, TenantClaim claim) throws SQLException {
        Reading reading = new Reading(claim);
        jdbc.select(
                claim.after().isPresent() ? CLAIM : CLAIM_FROM_THE_FIRST,
                reading::row,
                claim.queue(),
                claim.after().orElse(""),
                claim.node().value(),
                claim.queue(),
                claim.queue(),
                claim.limit(),
                claim.queue(),
                jdbc.texts(claim.names()),
                claim.limit(),
                claim.limit(),
                claim.node().value());
        return reading.page();
    }

    /** Reads the rows of one claim. */
    private static final class Reading {

        private final TenantClaim claim;
        private final TurnOrder order = new TurnOrder();
        private int tenants;
        private Optional<String> last = Optional.empty();

        private Reading(TenantClaim claim) {
            this.claim = claim;
        }

        private boolean row(ResultSet row) throws SQLException {
            tenants = row.getInt(TENANTS);
            last = Optional.ofNullable(row.getString(LAST));
            int place = row.getInt(PLACE);
            if (place > 0) {
                order.add(place, ClaimedRow.read(row, claim.node(), claim.queue()));
            }
            return true;
        }

        private TenantPage page() {
            return order.page(tenants, tenants < claim.limit() ? Optional.empty() : last);
        }
    }
}
