package dev.erga.jpa;

import dev.erga.jobs.spi.Lease;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Ends many attempts with one statement of PostgreSQL. */
final class ArrayEnds {

    /**
     * The rows are locked first, those that somebody holds passed over; what a locked row says of its lease and of a request
     * to stop is then true until the transaction ends. Each row is found by its id from what is to be written: joined the
     * other way round, every end would be compared with every running job of the node.
     */
    static final String COMPLETE = """
            WITH held AS MATERIALIZED (
                SELECT j.id, e.token, e.node, e.state, e.delay, e.uncounted, e.reason, e.kept,
                    j.cancel_requested AND e.state NOT IN ('SUCCEEDED', 'FAILED', 'DELETED') AS stopped
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS e(id, token, node, state, delay, uncounted, reason, kept)
                JOIN erga_job j ON j.id = e.id
                WHERE j.{running} AND j.token = e.token AND j.node = e.node
                ORDER BY j.id FOR UPDATE OF j SKIP LOCKED)
            UPDATE erga_job j
            SET state = CASE WHEN h.stopped THEN 'DELETED' ELSE h.state END,
                attempts = j.attempts - h.uncounted,
                reason = CASE WHEN h.stopped THEN coalesce(j.reason, 'Deleted while it ran.') ELSE h.reason END,
                run_at = coalesce(
                    CASE WHEN NOT h.stopped THEN {now} + h.delay * INTERVAL '0.000001' SECOND END, j.run_at),
                finished_at = CASE WHEN h.stopped OR h.state IN ('SUCCEEDED', 'FAILED', 'DELETED') THEN {now} END,
                expires_at = {now}
                    + CASE WHEN h.stopped THEN j.cancel_kept_micros ELSE h.kept END * INTERVAL '0.000001' SECOND,
                cancel_requested = FALSE, cancel_kept_micros = NULL
            FROM held h
            WHERE j.id = h.id AND j.{running} AND j.token = h.token AND j.node = h.node
            RETURNING j.id, j.token, j.node, h.stopped, CASE WHEN h.stopped THEN j.reason END
            """;

    /** Locks in the order of ids and waits for nobody, so that it takes part in no deadlock. */
    static final String SUCCEED_TOGETHER = """
            WITH held AS MATERIALIZED (
                SELECT j.id, e.kept FROM unnest(?, ?, ?, ?) AS e(id, token, node, kept)
                JOIN erga_job j ON j.id = e.id
                WHERE j.{running} AND j.token = e.token AND j.node = e.node
                ORDER BY j.id FOR UPDATE OF j SKIP LOCKED)
            UPDATE erga_job j
            SET state = 'SUCCEEDED', reason = NULL, finished_at = {now},
                expires_at = {now} + held.kept * INTERVAL '0.000001' SECOND,
                cancel_requested = FALSE, cancel_kept_micros = NULL
            FROM held WHERE j.id = held.id AND (SELECT count(*) FROM held) = ?
            """;

    private ArrayEnds() {}

    /** Gives those that were written, changed as a request to stop made them. */
    static List<Ending> complete(Jdbc jdbc, List<Ending> endings) throws SQLException {
        List<Written> written = jdbc.select(
                COMPLETE,
                Written::read,
                jobs(jdbc, endings),
                tokens(jdbc, endings),
                nodes(jdbc, endings),
                jdbc.array(
                        "text",
                        Columns.of(
                                endings, String[]::new, ending -> ending.state().name())),
                jdbc.array("bigint", Columns.of(endings, Long[]::new, Ending::delayMicros)),
                jdbc.array("integer", Columns.of(endings, Integer[]::new, Ending::uncounted)),
                jdbc.array("text", Columns.of(endings, String[]::new, Ending::reason)),
                jdbc.array("bigint", Columns.of(endings, Long[]::new, Ending::keptMicros)));
        boolean allAsTheyWere = written.size() == endings.size()
                && written.stream().allMatch(each -> each.stop().isEmpty());
        return allAsTheyWere ? endings : changed(written, endings);
    }

    /** Ends them well if all leases are good and nobody else holds a row; none otherwise. */
    static boolean succeedTogether(Jdbc jdbc, List<Ending> endings) throws SQLException {
        int written = jdbc.update(
                SUCCEED_TOGETHER,
                jobs(jdbc, endings),
                tokens(jdbc, endings),
                nodes(jdbc, endings),
                jdbc.array("bigint", Columns.of(endings, Long[]::new, Ending::keptMicros)),
                endings.size());
        return written == endings.size();
    }

    private static List<Ending> changed(List<Written> written, List<Ending> endings) {
        Map<Lease, Ending> byLease =
                endings.stream().collect(Collectors.toMap(Ending::lease, Function.identity(), (one, same) -> one));
        List<Ending> changed = new ArrayList<>(written.size());
        for (Written each : written) {
            changed.add(Objects.requireNonNull(byLease.get(each.lease())).unless(each.stop()));
        }
        return changed;
    }

    private static Array jobs(Jdbc jdbc, List<Ending> endings) throws SQLException {
        return jdbc.array(
                "uuid",
                Columns.of(endings, UUID[]::new, ending -> ending.lease().job().value()));
    }

    private static Array tokens(Jdbc jdbc, List<Ending> endings) throws SQLException {
        return jdbc.array(
                "bigint",
                Columns.of(endings, Long[]::new, ending -> ending.lease().token()));
    }

    private static Array nodes(Jdbc jdbc, List<Ending> endings) throws SQLException {
        return jdbc.array(
                "uuid",
                Columns.of(endings, UUID[]::new, ending -> ending.lease().node().value()));
    }

    /** A row that was written. */
    private record Written(Lease lease, Optional<StopRequest> stop) {

        static Written read(ResultSet row) throws SQLException {
            // For how long the job is kept is written already.
            Optional<StopRequest> stop =
                    row.getBoolean(4) ? Optional.of(new StopRequest(row.getString(5), null)) : Optional.empty();
            return new Written(Rows.lease(row), stop);
        }
    }
}
