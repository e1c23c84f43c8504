package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts what matches a filter in each state, and looks at a bounded number of jobs for that, however many there are and however
 * few of them match.
 */
final class FilteredCounts {

    /** Those states whose jobs each database has an index for in the order of their ids. */
    private static final Set<JobState> ORDERED =
            Set.of(JobState.AWAITING, JobState.HELD, JobState.SUCCEEDED, JobState.FAILED, JobState.DELETED);

    private static final String COUNT = """
            SELECT c.state AS state, count(*) AS seen, count(CASE WHEN %s THEN 1 END) AS hits FROM (
                SELECT j.id, j.state, j.name, j.queue, j.tenant, j.recurring_id, j.batch_id, j.node,
                    j.error_key, j.error_at
                FROM %s WHERE %s LIMIT ?) AS c GROUP BY c.state
            """;

    private final JobFilter filter;
    private final int bound;
    private final List<Way> ways;
    private final List<Way> others;

    FilteredCounts(JobFilter asked, int bound) {
        this.filter = asked.fromTheNewest();
        this.bound = bound;
        this.ways = ways(filter);
        this.others = Stream.of(
                        filter.queue().map(queue -> Way.byColumn("queue", JobList.shown(queue))),
                        filter.name().map(name -> Way.byColumn("name", JobList.shown(name))))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * What the filter says of a job.
     *
     * @param from the tables by which such jobs are found
     * @param id the column there that has their ids
     * @param condition how they are found there
     * @param test the same of a job that was found otherwise, {@code c}
     * @param value what they must have
     */
    private record Way(String from, String id, String condition, String test, Object value) {

        static Way byColumn(String column, Object value) {
            return new Way("erga_job j", "j.id", "j." + column + " = ?", "c." + column + " = ?", value);
        }

        /** By the index of jobs that run. */
        static Way byNode(String word) {
            String which = Nodes.incarnation(word).isPresent()
                    ? ".node = ?"
                    : ".node IN (SELECT id FROM erga_node WHERE name = ?)";
            Object value = Nodes.incarnation(word).<Object>map(id -> id).orElseGet(() -> Nodes.shown(word));
            return new Way(
                    "erga_job j",
                    "j.id",
                    "j.state = 'PROCESSING' AND j" + which,
                    "c.state = 'PROCESSING' AND c" + which,
                    value);
        }

        /** By the index of jobs that have failed. */
        static Way byFailure(String column, String comparison, Object value) {
            return new Way(
                    "erga_job j",
                    "j.id",
                    "{failing} AND j." + column + comparison,
                    "c.state IN ('FAILED', 'SCHEDULED') AND c." + column + comparison,
                    value);
        }

        static Way byTable(String table, String column, Object value) {
            return new Way(
                    table + " t JOIN erga_job j ON j.id = t.job_id",
                    "t.job_id",
                    "t." + column + " = ?",
                    "EXISTS (SELECT 1 FROM " + table + " t WHERE t.job_id = c.id AND t." + column + " = ?)",
                    value);
        }
    }

    /** Those with an index, the one first that is likely to lead to the fewest. */
    private static List<Way> ways(JobFilter filter) {
        return Stream.of(
                        filter.id().map(id -> Way.byColumn("id", id.value())),
                        filter.key().map(key -> Way.byTable("erga_unique", "unique_key", JobList.shown(key))),
                        filter.node().map(Way::byNode),
                        filter.error().map(key -> Way.byFailure("error_key", " = ?", JobList.shown(key))),
                        filter.batch().map(BatchId::value).map(batch -> Way.byColumn("batch_id", batch)),
                        filter.recurringId().map(id -> Way.byColumn("recurring_id", JobList.shown(id))),
                        filter.label().map(label -> Way.byTable("erga_label", "label", JobKind.label(label))),
                        filter.tenant().map(tenant -> Way.byColumn("tenant", JobList.shown(tenant))),
                        filter.failedWithin()
                                .map(span -> Way.byFailure("error_at", " > (SELECT {now} - {span})", span)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A statement or a part of one, and its parameters. */
    record Query(String text, List<Object> values) {}

    /** What was found: how many jobs were looked at, and how many of them match. */
    private record Found(String state, long seen, long hits) {}

    Map<JobState, BoundedCount> in(Jdbc jdbc) throws SQLException {
        List<Found> found = new ArrayList<>();
        for (Query query : queries(jdbc.database())) {
            List<Found> part = jdbc.select(
                    query.text(),
                    row -> new Found(row.getString("state"), row.getLong("seen"), row.getLong("hits")),
                    query.values().toArray());
            found.addAll(part);
        }
        return counts(found);
    }

    List<Query> queries(Database database) {
        return ways.isEmpty() ? byState(database) : List.of(byWay(ways.get(0)));
    }

    /** One statement over all states: those that an index leads to. */
    private Query byWay(Way way) {
        List<Way> rest = new ArrayList<>(ways.subList(1, ways.size()));
        rest.addAll(others);
        List<Object> values = new ArrayList<>(List.of(way.value()));
        StringBuilder condition = new StringBuilder(way.condition());
        values.addAll(times(way.id(), condition));
        return query(way.from(), condition.toString(), values, rest, false);
    }

    /** One statement for each place where an index has the jobs of a state. */
    private List<Query> byState(Database database) {
        return Stream.of(JobState.values())
                .flatMap(state ->
                        state == JobState.ENQUEUED ? database.ready().stream().map(this::ready) : Stream.of(of(state)))
                .toList();
    }

    /** The queue is what its index begins with. */
    private Query ready(String condition) {
        Optional<String> queue = filter.queue().map(JobList::shown);
        return query(
                "erga_job j",
                condition + (queue.isPresent() ? " AND queue = ?" : ""),
                queue.<List<Object>>map(List::of).orElse(List.of()),
                others,
                true);
    }

    private Query of(JobState state) {
        StringBuilder condition = new StringBuilder("state = '" + state + "'");
        boolean ordered = ORDERED.contains(state);
        List<Object> values = ordered ? times("j.id", condition) : List.of();
        return query("erga_job j", condition.toString(), values, others, !ordered);
    }

    /** Adds to a condition what bounds the ids, and gives its parameters. */
    private List<Object> times(String id, StringBuilder condition) {
        List<Object> values = new ArrayList<>();
        filter.above().map(JobId::value).ifPresent(above -> {
            condition.append(" AND ").append(id).append(" > ?");
            values.add(above);
        });
        filter.below().map(JobId::value).ifPresent(below -> {
            condition.append(" AND ").append(id).append(" < ?");
            values.add(below);
        });
        return values;
    }

    /** Tests the time of each job that was found, too, where no index has it. */
    private Query query(String from, String condition, List<Object> values, List<Way> tests, boolean testTimes) {
        StringBuilder test = new StringBuilder("1 = 1");
        tests.forEach(way -> test.append(" AND ").append(way.test()));
        List<Object> all = new ArrayList<>(tests.stream().map(Way::value).toList());
        all.addAll(testTimes ? times("c.id", test) : List.of());
        all.addAll(values);
        all.add(bound + 1);
        return new Query(COUNT.formatted(test, from, condition), all);
    }

    private Map<JobState, BoundedCount> counts(List<Found> found) {
        boolean cut = !ways.isEmpty() && found.stream().mapToLong(Found::seen).sum() > bound;
        Map<String, List<Found>> byState = found.stream().collect(Collectors.groupingBy(Found::state));
        Map<JobState, BoundedCount> counts = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            List<Found> parts = byState.getOrDefault(state.name(), Collections.emptyList());
            long hits = parts.stream().mapToLong(Found::hits).sum();
            boolean more = cut || hits > bound || parts.stream().anyMatch(part -> part.seen() > bound);
            counts.put(state, new BoundedCount(Math.min(hits, bound), more));
        }
        return counts;
    }
}
