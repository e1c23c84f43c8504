package dev.erga.jpa;

import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.NodeId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Claims on H2, for jobs of nobody; {@link H2Tenants} has those for tenants. */
final class H2Claims {

    /** Joined with the ids: compared with an array, each row that was found by its id is compared with all of them again. */
    private static final String LOCK = """
            SELECT j.id, j.token + 1, j.name, j.priority, j.attempts + 1, j.crashes, j.arguments,
                j.max_attempts, j.recurring_id, j.fired_for, CAST(? AS timestamp(6) with time zone)
            FROM unnest(?) AS wanted(id) JOIN erga_job j ON j.id = wanted.id
            WHERE j.state || '.' = 'ENQUEUED.'
            ORDER BY j.id FOR UPDATE SKIP LOCKED
            """;

    private static final String GRANT = """
            UPDATE erga_job
            SET state = 'PROCESSING', token = token + 1, node = ?, attempts = attempts + 1, started_at = ?, reason = NULL
            WHERE id = ?
            """;

    private H2Claims() {}

    /**
     * H2 reads in order by the index, but not when it locks as well: a FOR UPDATE takes the index's order away and sorts the
     * whole queue. So the candidates are read first, without locks, and locked by their ids; those that somebody else holds
     * are passed over, and the next page fills their place. What {@link PostgreSql#claim} says of the node's row holds here.
     */
    static List<ClaimedJob> claim(Jdbc jdbc, Claim claim) throws SQLException {
        if (claim.names().isEmpty()) {
            return List.of();
        }
        List<Claim.Cursor> first = candidates(jdbc, claim, claim.after().orElse(ClaimedRow.START), claim.limit());
        // The node is asked for second, so that an idle one costs one statement.
        Optional<Instant> now = first.isEmpty() ? Optional.empty() : nowIfMayClaim(jdbc, claim.node(), claim.queue());
        if (now.isEmpty()) {
            return List.of();
        }
        List<ClaimedJob> granted = lockedInOrder(jdbc, claim, first, now.get());
        grant(jdbc, claim.node(), granted, now.get());
        granted.sort(ClaimedRow.ORDER);
        return granted;
    }

    static void grant(Jdbc jdbc, NodeId node, List<ClaimedJob> locked, Instant now) throws SQLException {
        jdbc.updateEach(
                GRANT,
                locked.stream()
                        .map(job -> new Object[] {
                            node.value(), now, job.lease().job().value()
                        })
                        .toList());
    }

    /** The clock is read once for all rows: to look at it costs more than to write one. */
    static Optional<Instant> nowIfMayClaim(Jdbc jdbc, NodeId node, String queue) throws SQLException {
        return jdbc.selectOne("""
                SELECT {now} AS clock FROM erga_node
                WHERE erga_node.id = ? AND {may-claim} AND NOT EXISTS (SELECT 1 {pause-of})
                """, row -> Rows.instant(row, "clock"), node.value(), queue);
    }

    /** Those of the jobs that are ready and that nobody else holds, as they will be once they are granted. */
    static List<ClaimedJob> lock(Jdbc jdbc, NodeId node, String queue, Collection<UUID> jobs, Instant now)
            throws SQLException {
        return jdbc.select(LOCK, row -> ClaimedRow.read(row, node, queue), now, jdbc.uuids(jobs));
    }

    private static List<ClaimedJob> lockedInOrder(Jdbc jdbc, Claim claim, List<Claim.Cursor> first, Instant now)
            throws SQLException {
        List<ClaimedJob> locked = new ArrayList<>();
        List<Claim.Cursor> page = first;
        int wanted = claim.limit();
        while (!page.isEmpty()) {
            List<UUID> ids = page.stream().map(each -> each.id().value()).toList();
            locked.addAll(lock(jdbc, claim.node(), claim.queue(), ids, now));
            if (page.size() < wanted || locked.size() == claim.limit()) {
                break;
            }
            wanted = claim.limit() - locked.size();
            page = candidates(jdbc, claim, page.get(page.size() - 1), wanted);
        }
        return locked;
    }

    /** The order repeats the columns that are equal: else H2 does not see that the index has it already. */
    static final String CANDIDATES = """
            SELECT id, priority FROM erga_job
            WHERE {is-ready} AND queue = ? AND {is-nobodys} AND name = ANY(?)
                AND (priority, id) > (?, ?)
            ORDER BY state, queue, {tenant}priority, id LIMIT ?
            """;

    private static List<Claim.Cursor> candidates(Jdbc jdbc, Claim claim, Claim.Cursor after, int wanted)
            throws SQLException {
        return jdbc.select(
                CANDIDATES,
                row -> new Claim.Cursor(row.getInt("priority"), Rows.job(row, "id")),
                claim.queue(),
                jdbc.texts(claim.names()),
                after.priority(),
                after.id().value(),
                wanted);
    }
}
