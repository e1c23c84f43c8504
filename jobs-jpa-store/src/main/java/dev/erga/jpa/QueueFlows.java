package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.QueueFlow;
import dev.erga.jobs.spi.Statistics;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What came into queues and went out of them lately: how many jobs are new, and how many have ended by the minute. */
final class QueueFlows {

    private static final String ADD = "UPDATE erga_stat_queue SET ended = ended + ? WHERE began_at = ? AND queue = ?";

    private static final String BEGIN = "INSERT INTO erga_stat_queue (ended, began_at, queue) VALUES (?, ?, ?)";

    private static final String PRUNE = "DELETE FROM erga_stat_queue WHERE began_at < ?";

    /** Ids rise with the time at which they are made, so that the newest jobs are at the end of the key. */
    static final String IN = """
            SELECT queue, count(*) AS jobs, min(CAST(id AS varchar)) AS oldest FROM (
                SELECT id, queue FROM erga_job WHERE id >= ? ORDER BY id DESC LIMIT ?) AS newest
            GROUP BY queue
            """;

    static final String OUT = """
            SELECT queue, sum(ended) AS jobs FROM erga_stat_queue WHERE began_at > ? GROUP BY queue
            """;

    private QueueFlows() {}

    /** In the order of their names, so that of two nodes neither waits for the other. */
    static void add(Jdbc jdbc, Instant minute, Map<String, Long> ended) throws SQLException {
        for (Map.Entry<String, Long> each : new TreeMap<>(ended).entrySet()) {
            Object[] columns = {each.getValue(), minute, Text.exact("queue", each.getKey())};
            if (jdbc.update(ADD, columns) == 0 && !jdbc.database().insertIfAbsent(jdbc, BEGIN, columns)) {
                jdbc.update(ADD, columns);
            }
        }
    }

    static int prune(Jdbc jdbc, Instant now) throws SQLException {
        return jdbc.update(PRUNE, now.minus(Statistics.QUEUES_KEPT));
    }

    static QueueFlow read(Jdbc jdbc) throws SQLException {
        Instant now = DatabaseTime.read(jdbc);
        Instant since = QueueFlow.since(now);
        Map<String, Long> in = new HashMap<>();
        List<String> oldest = jdbc.select(
                IN,
                row -> {
                    in.put(row.getString("queue"), row.getLong("jobs"));
                    return row.getString("oldest");
                },
                QueueFlow.firstAt(since).value(),
                QueueFlow.MOST);
        boolean more = in.values().stream().mapToLong(Long::longValue).sum() == QueueFlow.MOST;
        Map<String, Long> out = new HashMap<>();
        jdbc.select(OUT, row -> out.put(row.getString("queue"), row.getLong("jobs")), since);
        return new QueueFlow(now, in, more ? oldest(oldest) : Optional.empty(), out);
    }

    private static Optional<JobId> oldest(List<String> ids) {
        return ids.stream().map(id -> new JobId(UUID.fromString(id))).min(JobId::compareTo);
    }
}
