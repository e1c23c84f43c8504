package dev.erga.jpa;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.jobs.monitor.QueueDetails.Pause;
import dev.erga.jobs.spi.QueueFlow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every queue of which something is known. */
final class QueueList {

    /** Those at the front, in the order of the index, so that millions behind them are not read. */
    private static final String WAITING = """
            SELECT count(*) AS jobs, min(since) AS oldest FROM (
                SELECT coalesce(run_at, created_at) AS since FROM erga_job
                WHERE %s AND queue = ?%s LIMIT {bound}) AS front
            """;

    private static final String PROCESSING = """
            SELECT queue, count(*) AS jobs FROM erga_job WHERE state = 'PROCESSING' GROUP BY queue
            """;

    private final Jdbc jdbc;
    private final int bound;

    QueueList(Jdbc jdbc, int bound) {
        this.jdbc = jdbc;
        this.bound = bound;
    }

    List<QueueDetails> read() throws SQLException {
        Map<String, Pause> pauses = pauses();
        Map<String, Set<String>> nodes = nodes();
        Map<String, Long> processing = processing();
        Set<String> names = new TreeSet<>(pauses.keySet());
        names.addAll(nodes.keySet());
        names.addAll(processing.keySet());
        names.addAll(Holding.queuesWithJobs(jdbc));
        QueueFlow flow = QueueFlows.read(jdbc);
        List<QueueDetails> queues = new ArrayList<>();
        for (String name : names) {
            Waiting waiting = waiting(name);
            queues.add(new QueueDetails(
                    name,
                    Optional.ofNullable(pauses.get(name)),
                    bounded(waiting.jobs()),
                    bounded(processing.getOrDefault(name, 0L)),
                    waiting.oldest(),
                    nodes.getOrDefault(name, Set.of()),
                    flow.of(name)));
        }
        return queues;
    }

    private Map<String, Pause> pauses() throws SQLException {
        Map<String, Pause> pauses = new HashMap<>();
        jdbc.select(
                "SELECT name, paused_by, paused_why, paused_at FROM erga_queue",
                row -> pauses.put(row.getString("name"), pause(row)));
        return pauses;
    }

    static Pause pause(ResultSet row) throws SQLException {
        return new Pause(
                Rows.optionalText(row, "paused_by"), row.getString("paused_why"), Rows.instant(row, "paused_at"));
    }

    private Map<String, Set<String>> nodes() throws SQLException {
        Map<String, Set<String>> nodes = new TreeMap<>();
        jdbc.select(
                        "SELECT name, queues FROM erga_node WHERE {lives}",
                        row -> Map.entry(row.getString("name"), Words.split(row.getString("queues"))))
                .forEach(node -> node.getValue()
                        .forEach(queue -> nodes.computeIfAbsent(queue, none -> new TreeSet<>())
                                .add(node.getKey())));
        return nodes;
    }

    private Map<String, Long> processing() throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        jdbc.select(PROCESSING, row -> counts.put(row.getString("queue"), row.getLong("jobs")));
        return counts;
    }

    private Waiting waiting(String queue) throws SQLException {
        Waiting all = new Waiting(0, Optional.empty());
        for (StateIndex ready : jdbc.database().indexesOf(JobState.ENQUEUED)) {
            all = all.with(jdbc.selectOne(
                            WAITING.formatted(ready.condition(), ready.order()),
                            row -> new Waiting(row.getLong("jobs"), Rows.optionalInstant(row, "oldest")),
                            queue,
                            bound + 1)
                    .orElseThrow());
        }
        return all;
    }

    private BoundedCount bounded(long count) {
        return new BoundedCount(Math.min(bound, count), count > bound);
    }

    /** What waits in one queue. */
    private record Waiting(long jobs, Optional<Instant> oldest) {

        Waiting with(Waiting other) {
            return new Waiting(
                    jobs + other.jobs,
                    Stream.of(oldest, other.oldest).flatMap(Optional::stream).min(Comparator.naturalOrder()));
        }
    }
}
