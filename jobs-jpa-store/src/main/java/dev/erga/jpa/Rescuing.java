package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Failure;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.RescuedJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes jobs from dead nodes. */
record Rescuing(Sessions sessions) {

    /** A node that is dead, or whose row is gone, never comes back under the same id. */
    static final String ORPHANS = """
            SELECT id, token, node FROM erga_job
            WHERE state = 'PROCESSING' AND NOT EXISTS (
                SELECT 1 FROM erga_node WHERE erga_node.id = erga_job.node AND erga_node.state <> 'DEAD')
            ORDER BY id LIMIT ?
            """;

    List<RescuedJob> rescue(int limit, int maxCrashes, Keeping keeping) {
        return sessions.mixed("rescue jobs", open -> {
            List<Orphan> orphans = open.jdbc(jdbc -> locked(jdbc, candidates(jdbc, limit)));
            open.insertAll(
                    orphans.stream().map(orphan -> orphan.attempt(maxCrashes)).toList());
            open.jdbc(jdbc -> jdbc.updateEach(
                    """
                    UPDATE erga_job
                    SET state = ?, awaits_place = ?, crashes = ?, attempts = attempts - 1, node = NULL, reason = ?,
                        finished_at = CASE WHEN CAST(? AS boolean) THEN {now} END, expires_at = {now} + {span},
                        cancel_requested = FALSE, cancel_kept_micros = NULL
                    WHERE id = ? AND {running} AND token = ? AND node = ?
                    """,
                    orphans.stream()
                            .map(orphan -> orphan.columns(maxCrashes, keeping))
                            .toList()));
            open.jdbc(jdbc -> BadEnds.mark(jdbc, quarantined(orphans, maxCrashes)));
            open.jdbc(jdbc -> tellOfEnds(jdbc, orphans, maxCrashes));
            return orphans.stream().map(orphan -> orphan.rescued(maxCrashes)).toList();
        });
    }

    private static Map<JobId, Failure> quarantined(List<Orphan> orphans, int maxCrashes) {
        Map<JobId, Failure> quarantined = new LinkedHashMap<>();
        orphans.forEach(orphan -> orphan.failure(maxCrashes)
                .ifPresent(failure -> quarantined.put(orphan.lease().job(), failure)));
        return quarantined;
    }

    private int tellOfEnds(Jdbc jdbc, List<Orphan> orphans, int maxCrashes) throws SQLException {
        Map<UUID, JobState> ends = orphans.stream()
                .filter(orphan -> orphan.linked() && orphan.next(maxCrashes).isFinal())
                .collect(Collectors.toMap(orphan -> orphan.lease().job().value(), orphan -> orphan.next(maxCrashes)));
        if (!ends.isEmpty()) {
            new Aftermath(jdbc, sessions.followers()).over(ends);
        }
        Places.tell(
                sessions.followers(),
                orphans.stream().flatMap(orphan -> orphan.limitKey().stream()).collect(Collectors.toSet()));
        return ends.size();
    }

    private static Set<Lease> candidates(Jdbc jdbc, int limit) throws SQLException {
        return Set.copyOf(jdbc.select(ORPHANS, Rows::lease, limit));
    }

    /** Between the two selects a job may have been rescued by others and granted anew: then its lease is another one. */
    private static List<Orphan> locked(Jdbc jdbc, Set<Lease> candidates) throws SQLException {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Orphan> orphans = new ArrayList<>(jdbc.select(
                """
                SELECT id, token, node, name, queue, attempts, crashes, begun_token, started_at, cancel_requested,
                    cancel_kept_micros, reason, linked, limit_key
                FROM erga_job
                WHERE id = ANY(?) AND {running} ORDER BY id FOR UPDATE SKIP LOCKED
                """,
                Orphan::read,
                jdbc.uuids(candidates.stream().map(lease -> lease.job().value()).toList())));
        orphans.removeIf(orphan -> !candidates.contains(orphan.lease()));
        return orphans;
    }

    /** A job whose node is dead. */
    private record Orphan(
            Lease lease,
            String name,
            String queue,
            int attempts,
            int crashes,
            boolean begun,
            Optional<Instant> startedAt,
            Optional<StopRequest> stop,
            boolean linked,
            Optional<String> limitKey) {

        static Orphan read(ResultSet row) throws SQLException {
            return new Orphan(
                    Rows.lease(row),
                    row.getString("name"),
                    row.getString("queue"),
                    row.getInt("attempts"),
                    row.getInt("crashes"),
                    // Null reads as 0, which is no token.
                    row.getLong("begun_token") == row.getLong("token"),
                    Rows.optionalInstant(row, "started_at"),
                    StopRequest.read(row),
                    row.getBoolean("linked"),
                    Rows.optionalText(row, "limit_key"));
        }

        AttemptRow attempt(int maxCrashes) {
            return new AttemptRow(lease, attempts, startedAt, "RESCUED", failure(maxCrashes));
        }

        Optional<Failure> failure(int maxCrashes) {
            return next(maxCrashes) == JobState.FAILED ? Optional.of(Failure.quarantine(name)) : Optional.empty();
        }

        @Nullable
        Object[] columns(int maxCrashes, Keeping keeping) {
            JobState next = next(maxCrashes);
            boolean stopped = next == JobState.DELETED;
            return new @Nullable Object[] {
                next.name(),
                next == JobState.AWAITING,
                crashesNow(),
                stopped ? stop.orElseThrow().reason() : reason(maxCrashes),
                next.isFinal(),
                stopped ? stop.orElseThrow().keptMicros() : keptMicros(next, keeping),
                lease.job().value(),
                lease.token(),
                lease.node().value()
            };
        }

        private @Nullable Long keptMicros(JobState next, Keeping keeping) {
            return next.isFinal() ? keeping.span(name, next).map(Jdbc::micros).orElse(null) : null;
        }

        RescuedJob rescued(int maxCrashes) {
            return new RescuedJob(lease.job(), name, queue, lease.node(), next(maxCrashes));
        }

        /** The first is a suspicion; each further one is a fact. */
        private int crashesNow() {
            return begun || crashes == 0 ? crashes + 1 : crashes;
        }

        private JobState next(int maxCrashes) {
            JobState ready = limitKey.isPresent() ? JobState.AWAITING : JobState.ENQUEUED;
            JobState next = quarantined(maxCrashes) ? JobState.FAILED : ready;
            return StopRequest.decides(stop, next) ? JobState.DELETED : next;
        }

        private boolean quarantined(int maxCrashes) {
            return begun && crashesNow() >= maxCrashes;
        }

        private String reason(int maxCrashes) {
            if (crashesNow() == crashes) {
                return "node " + lease.node() + " died before it began this job";
            }
            String story = "node " + lease.node() + " died while it held this job, crash " + crashesNow() + " of "
                    + maxCrashes;
            return quarantined(maxCrashes) ? "quarantined: " + story : story;
        }
    }
}
