package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NodeId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ends many attempts with one statement of PostgreSQL. */
final class ArrayEnds {

    /**
     * The rows are locked first, those that somebody holds passed over; what a locked row says of its lease and of a request
     * to stop is then true until the transaction ends. Each row is found by its id from what is to be written: joined the
     * other way round, every end would be compared with every running job of the node.
     */
    static final String COMPLETE = """
            WITH held AS MATERIALIZED (
                SELECT j.id, e.token, e.state, e.delay, e.uncounted, e.reason, e.kept,
                    j.cancel_requested AND e.state NOT IN ('SUCCEEDED', 'FAILED', 'DELETED') AS stopped
                FROM unnest(?, ?, ?, ?, ?, ?, ?) AS e(id, token, state, delay, uncounted, reason, kept)
                JOIN erga_job j ON j.id = e.id
                WHERE j.{running} AND j.token = e.token AND j.node = ?
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
            WHERE j.id = h.id AND j.{running} AND j.token = h.token AND j.node = ?
            RETURNING j.id, j.token, CASE WHEN h.stopped THEN j.reason END, j.linked
            """;

    /**
     * What that comes to if all end well and are kept alike, as most do. Which were written, it tells only if not all were;
     * and which of them concern others.
     */
    static final String SUCCEED = """
            WITH held AS MATERIALIZED (
                SELECT j.id FROM unnest(?, ?) AS e(id, token)
                JOIN erga_job j ON j.id = e.id
                WHERE j.{running} AND j.token = e.token AND j.node = ?
                ORDER BY j.id FOR UPDATE OF j SKIP LOCKED),
            written AS (
                UPDATE erga_job j
                SET state = 'SUCCEEDED', reason = NULL, finished_at = {now}, expires_at = {now} + {span},
                    cancel_requested = FALSE, cancel_kept_micros = NULL
                FROM held WHERE j.id = held.id
                RETURNING j.id, j.token, j.linked)
            SELECT CASE WHEN count(*) < ? THEN coalesce(array_agg(id), '{}') END,
                CASE WHEN count(*) < ? THEN array_agg(token) END,
                array_agg(id) FILTER (WHERE linked)
            FROM written
            """;

    /** Locks in the order of ids and waits for nobody, so that it takes part in no deadlock. */
    static final String SUCCEED_TOGETHER = """
            WITH held AS MATERIALIZED (
                SELECT j.id, e.kept FROM unnest(?, ?, ?, ?) AS e(id, token, node, kept)
                JOIN erga_job j ON j.id = e.id
                WHERE j.{running} AND j.token = e.token AND j.node = e.node
                ORDER BY j.id FOR UPDATE OF j SKIP LOCKED),
            written AS (
                UPDATE erga_job j
                SET state = 'SUCCEEDED', reason = NULL, finished_at = {now},
                    expires_at = {now} + held.kept * INTERVAL '0.000001' SECOND,
                    cancel_requested = FALSE, cancel_kept_micros = NULL
                FROM held WHERE j.id = held.id AND (SELECT count(*) FROM held) = ?
                RETURNING j.id, j.linked)
            SELECT count(*), array_agg(id) FILTER (WHERE linked) FROM written
            """;

    /** For so many spans a statement for each costs less than the one that writes every column from an array. */
    private static final int MOST_SPANS = 3;

    private ArrayEnds() {}

    /** Gives those that were written, changed as a request to stop made them. Most often all are of one node. */
    static List<Ending> complete(Jdbc jdbc, List<Ending> endings) throws SQLException {
        NodeId node = endings.get(0).lease().node();
        if (endings.stream().allMatch(ending -> ending.lease().node().equals(node))) {
            return complete(jdbc, node, endings);
        }
        List<Ending> written = new ArrayList<>();
        for (Ending ending : endings) {
            written.addAll(complete(jdbc, ending.lease().node(), List.of(ending)));
        }
        return written;
    }

    private static List<Ending> complete(Jdbc jdbc, NodeId node, List<Ending> endings) throws SQLException {
        return endings.stream().allMatch(ArrayEnds::hasSucceeded)
                ? succeedAll(jdbc, node, endings)
                : write(jdbc, node, endings);
    }

    private static boolean hasSucceeded(Ending ending) {
        return ending.completion().outcome() == Completion.Outcome.SUCCEEDED;
    }

    /** Jobs of several methods may be kept for several spans. */
    private static List<Ending> succeedAll(Jdbc jdbc, NodeId node, List<Ending> endings) throws SQLException {
        Completion first = endings.get(0).completion();
        if (endings.stream().allMatch(ending -> ending.completion().equals(first))) {
            return succeed(jdbc, node, endings);
        }
        Map<Completion, List<Ending>> alike = endings.stream().collect(Collectors.groupingBy(Ending::completion));
        if (alike.size() > MOST_SPANS) {
            return write(jdbc, node, endings);
        }
        List<Ending> written = new ArrayList<>();
        for (List<Ending> group : alike.values()) {
            written.addAll(succeed(jdbc, node, group));
        }
        return written;
    }

    private static List<Ending> succeed(Jdbc jdbc, NodeId node, List<Ending> endings) throws SQLException {
        Optional<Duration> kept = endings.get(0).completion().expireAfter();
        Succeeded answer = jdbc.selectOne(
                        SUCCEED,
                        Succeeded::read,
                        jobs(jdbc, endings),
                        tokens(jdbc, endings),
                        node.value(),
                        kept,
                        endings.size(),
                        endings.size())
                .orElseThrow();
        return marked(answer.written(node, endings), answer.linked());
    }

    private static List<Ending> write(Jdbc jdbc, NodeId node, List<Ending> endings) throws SQLException {
        List<Written> written = jdbc.select(
                COMPLETE,
                row -> new Written(row.getObject(1, UUID.class), row.getLong(2), row.getString(3), row.getBoolean(4)),
                jobs(jdbc, endings),
                tokens(jdbc, endings),
                jdbc.array(
                        "text",
                        Columns.of(
                                endings, String[]::new, ending -> ending.state().name())),
                jdbc.array("bigint", Columns.of(endings, Long[]::new, Ending::delayMicros)),
                jdbc.array("integer", Columns.of(endings, Integer[]::new, Ending::uncounted)),
                jdbc.array("text", Columns.of(endings, String[]::new, Ending::reason)),
                jdbc.array("bigint", Columns.of(endings, Long[]::new, Ending::keptMicros)),
                node.value(),
                node.value());
        boolean allAsTheyWere =
                written.size() == endings.size() && written.stream().allMatch(Written::isOrdinary);
        return allAsTheyWere ? endings : changed(written, node, endings);
    }

    /** Ends them well if all leases are good and nobody else holds a row; none otherwise. */
    static List<Ending> succeedTogether(Jdbc jdbc, List<Ending> endings) throws SQLException {
        return jdbc.selectOne(
                        SUCCEED_TOGETHER,
                        row -> row.getInt(1) == endings.size() ? marked(endings, uuids(row, 2)) : List.<Ending>of(),
                        jobs(jdbc, endings),
                        tokens(jdbc, endings),
                        nodes(jdbc, endings),
                        jdbc.array("bigint", Columns.of(endings, Long[]::new, Ending::keptMicros)),
                        endings.size())
                .orElseThrow();
    }

    /** Those ends that concern others know it afterwards. */
    private static List<Ending> marked(List<Ending> endings, Set<UUID> linked) {
        return linked.isEmpty()
                ? endings
                : endings.stream()
                        .map(ending ->
                                linked.contains(ending.lease().job().value()) ? ending.as(ending.stop(), true) : ending)
                        .toList();
    }

    /** From an array that may be missing. */
    private static Set<UUID> uuids(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? Set.of() : Set.of((UUID[]) array.getArray());
    }

    private static List<Ending> changed(List<Written> written, NodeId node, List<Ending> endings) {
        Map<Lease, Ending> byLease =
                endings.stream().collect(Collectors.toMap(Ending::lease, Function.identity(), (one, same) -> one));
        List<Ending> changed = new ArrayList<>(written.size());
        for (Written each : written) {
            Ending ending = Objects.requireNonNull(byLease.get(each.lease(node)));
            changed.add(ending.as(each.stop(), each.linked()));
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

    /**
     * The answer where all succeed.
     *
     * @param some those that were written, by job, if not all were
     * @param linked those that concern others
     */
    private record Succeeded(Optional<Map<UUID, Long>> some, Set<UUID> linked) {

        static Succeeded read(ResultSet row) throws SQLException {
            Array jobs = row.getArray(1);
            Optional<Map<UUID, Long>> some =
                    jobs == null ? Optional.empty() : Optional.of(byJob(jobs, row.getArray(2)));
            return new Succeeded(some, uuids(row, 3));
        }

        private static Map<UUID, Long> byJob(Array jobs, @Nullable Array tokens) throws SQLException {
            Map<UUID, Long> byJob = new HashMap<>();
            UUID[] ids = (UUID[]) jobs.getArray();
            for (int i = 0; i < ids.length; i++) {
                byJob.put(ids[i], ((Long[]) Objects.requireNonNull(tokens).getArray())[i]);
            }
            return byJob;
        }

        List<Ending> written(NodeId node, List<Ending> endings) {
            return some.isEmpty()
                    ? endings
                    : changed(
                            some.get().entrySet().stream()
                                    .map(each -> new Written(each.getKey(), each.getValue(), null, false))
                                    .toList(),
                            node,
                            endings);
        }
    }

    /** A row that was written; with a reason, if a request to stop decided. */
    private record Written(UUID job, long token, @Nullable String stopReason, boolean linked) {

        boolean isOrdinary() {
            return stopReason == null && !linked;
        }

        Lease lease(NodeId node) {
            return new Lease(new JobId(job), token, node);
        }

        /** For how long the job is kept is written already. */
        Optional<StopRequest> stop() {
            return Optional.ofNullable(stopReason).map(reason -> new StopRequest(reason, null));
        }
    }
}
