package dev.erga.jpa;

import dev.erga.jobs.spi.Ends;
import dev.erga.jobs.spi.MethodCounts;
import dev.erga.jobs.spi.Statistics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** How much has ended: rows for minutes and hours, each added to by the nodes in turn and in one order. */
record JpaStatistics(Sessions sessions) implements Statistics {

    static final int MINUTE = 1;
    static final int HOUR = 60;

    /** The name under which all job methods are counted together. */
    static final String ALL = "";

    private static final String ADD = """
            UPDATE erga_stat
            SET succeeded = succeeded + ?, failed = failed + ?, retried = retried + ?, took_micros = took_micros + ?,
                longest_micros = greatest(longest_micros, ?)
            WHERE minutes = ? AND began_at = ? AND job_name = ?
            """;

    private static final String BEGIN = """
            INSERT INTO erga_stat
                (succeeded, failed, retried, took_micros, longest_micros, minutes, began_at, job_name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String PRUNE = "DELETE FROM erga_stat WHERE minutes = ? AND began_at < ?";

    /**
     * Whoever is the first in an hour takes away what is too old: nobody has to look for it. From the row of the hour on, nodes
     * follow one another until they commit.
     */
    @Override
    public void add(Ends ends) {
        if (ends.isEmpty()) {
            return;
        }
        sessions.jdbc("count what has ended", jdbc -> {
            Instant now = DatabaseTime.read(jdbc);
            boolean began = !ends.methods().isEmpty() && add(jdbc, now, sorted(ends.methods()));
            QueueFlows.add(jdbc, now.truncatedTo(ChronoUnit.MINUTES), ends.queues());
            return began ? prune(jdbc, now) : 0;
        });
    }

    /** Tells whether they are the first of their hour. */
    private static boolean add(Jdbc jdbc, Instant now, List<MethodCounts> methods) throws SQLException {
        MethodCounts sum =
                methods.stream().reduce(MethodCounts::plus).orElseThrow().as(ALL);
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        add(jdbc, MINUTE, minute, sum);
        boolean began = add(jdbc, HOUR, hour, sum);
        for (MethodCounts each : methods) {
            add(jdbc, HOUR, hour, each);
        }
        TookRows.add(jdbc, MINUTE, minute, List.of(sum));
        TookRows.add(jdbc, HOUR, hour, List.of(sum));
        TookRows.add(jdbc, HOUR, hour, methods);
        return began;
    }

    private static List<MethodCounts> sorted(List<MethodCounts> counts) {
        return counts.stream().sorted(Comparator.comparing(MethodCounts::name)).toList();
    }

    /** Tells whether it is the first of that minute or hour. */
    private static boolean add(Jdbc jdbc, int minutes, Instant from, MethodCounts counts) throws SQLException {
        Object[] columns = {
            counts.succeeded(),
            counts.failed(),
            counts.retried(),
            Jdbc.micros(counts.took()),
            Jdbc.micros(counts.longest()),
            minutes,
            from,
            Text.exact("name", counts.name())
        };
        if (jdbc.update(ADD, columns) == 1) {
            return false;
        }
        boolean first = jdbc.database().insertIfAbsent(jdbc, BEGIN, columns);
        if (!first) {
            jdbc.update(ADD, columns);
        }
        return first;
    }

    private static int prune(Jdbc jdbc, Instant now) throws SQLException {
        return prune(jdbc, MINUTE, now, MINUTES_KEPT)
                + prune(jdbc, HOUR, now, HOURS_KEPT)
                + TookRows.prune(jdbc, now)
                + QueueFlows.prune(jdbc, now);
    }

    private static int prune(Jdbc jdbc, int minutes, Instant now, Duration kept) throws SQLException {
        return jdbc.update(PRUNE, minutes, now.minus(kept));
    }
}
