package dev.erga.jpa;

import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Followers;
import dev.erga.jobs.spi.Keeping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Deletes what is left of cancelled batches, a page at a time, and waits for nobody. */
record Cancelling(Jdbc jdbc, Followers followers, Keeping keeping) {

    private static final String CANCELLED =
            "SELECT id, cancel_reason FROM erga_batch WHERE state = 'PROCESSING' AND cancel_reason IS NOT NULL ORDER BY id";

    private static final String INNER = """
            UPDATE erga_batch SET cancel_reason = ?
            WHERE parent_id = ? AND state = 'PROCESSING' AND cancel_reason IS NULL
            """;

    /** The states stand as in the index of members that are left. */
    static final String LEFT = """
            SELECT id, name FROM erga_job
            WHERE batch_id = ? AND state IN ('AWAITING', 'SCHEDULED', 'ENQUEUED', 'PROCESSING', 'HELD')
                AND NOT cancel_requested
            ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    private record Cancelled(UUID id, String reason) {

        static Cancelled read(ResultSet row) throws SQLException {
            return new Cancelled(Rows.uuid(row, "id"), row.getString("cancel_reason"));
        }
    }

    int some(int limit) throws SQLException {
        int all = 0;
        for (Cancelled batch : jdbc.select(CANCELLED, Cancelled::read)) {
            all += jdbc.update(INNER, batch.reason(), batch.id());
            if (all < limit) {
                all += members(batch, limit - all);
            }
        }
        return all;
    }

    private int members(Cancelled batch, int limit) throws SQLException {
        Map<Optional<Duration>, List<UUID>> left = new LinkedHashMap<>();
        int all = jdbc.select(
                        LEFT,
                        row -> left.computeIfAbsent(
                                        keeping.span(row.getString("name"), JobState.DELETED),
                                        span -> new ArrayList<>())
                                .add(Rows.uuid(row, "id")),
                        batch.id(),
                        limit)
                .size();
        for (Map.Entry<Optional<Duration>, List<UUID>> each : left.entrySet()) {
            delete(batch.reason(), each.getKey(), each.getValue());
        }
        return all;
    }

    /** The rows are locked. */
    private void delete(String reason, Optional<Duration> kept, List<UUID> members) throws SQLException {
        jdbc.update("""
                UPDATE erga_job SET cancel_requested = TRUE, reason = ?, cancel_kept_micros = CAST(? AS bigint)
                WHERE id = ANY(?) AND {running}
                """, reason, kept, jdbc.uuids(members));
        jdbc.update("""
                UPDATE erga_job
                SET state = 'DELETED', awaits_place = FALSE, reason = ?, finished_at = {now}, expires_at = {now} + {span}
                WHERE id = ANY(?) AND NOT cancel_requested
                """, reason, kept, jdbc.uuids(members));
        Map<UUID, JobState> deleted = jdbc
                .select(
                        "SELECT id FROM erga_job WHERE id = ANY(?) AND state || '.' = 'DELETED.'",
                        row -> Rows.uuid(row, "id"),
                        jdbc.uuids(members))
                .stream()
                .collect(Collectors.toMap(Function.identity(), id -> JobState.DELETED));
        new Aftermath(jdbc, followers).over(deleted);
    }
}
