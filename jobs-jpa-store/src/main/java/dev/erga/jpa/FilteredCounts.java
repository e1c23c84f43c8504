package dev.erga.jpa;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts what matches a filter in each state, and looks at a bounded number of jobs for that, however many there are and however
 * few of them match.
 */
final class FilteredCounts {

    private static final String COUNT = """
            SELECT j.state AS state, count(*) AS seen, count(CASE WHEN %s THEN 1 END) AS hits FROM (
                SELECT j.id, j.state, j.name, j.queue, j.tenant, j.recurring_id, j.batch_id, j.node,
                    j.error_key, j.error_at
                FROM %s WHERE %s LIMIT {bound}) AS j GROUP BY j.state
            """;

    private final JobFilter filter;
    private final IdRange range;
    private final int bound;
    private final List<Way> ways;
    private final List<Way> others;

    FilteredCounts(JobFilter asked, int bound) {
        this.filter = asked.fromTheNewest();
        this.range = IdRange.of(filter);
        this.bound = bound;
        this.ways = Way.indexed(filter);
        this.others = Way.others(filter);
    }

    /** What was found: how many jobs were looked at, and how many of them match. */
    private record Found(String state, long seen, long hits) {}

    Map<JobState, BoundedCount> in(Jdbc jdbc) throws SQLException {
        List<Found> found = new ArrayList<>();
        for (Way.Part query : queries(jdbc.database())) {
            List<Found> part = jdbc.select(
                    query.text(),
                    row -> new Found(row.getString("state"), row.getLong("seen"), row.getLong("hits")),
                    query.values().toArray());
            found.addAll(part);
        }
        return counts(found);
    }

    List<Way.Part> queries(Database database) {
        return ways.isEmpty() ? byState(database) : List.of(byWay(database));
    }

    /** One statement over all states: those that an index leads to. */
    private Way.Part byWay(Database database) {
        List<Way> rest = new ArrayList<>(ways.subList(1, ways.size()));
        rest.addAll(others);
        return along(database, ways.get(0), rest);
    }

    private Way.Part along(Database database, Way way, List<Way> tests) {
        Way.Part part = way.within(database, range);
        String order = way.isOrdered() ? " ORDER BY " + way.column() + ", " + way.id() : "";
        return query(way.from(database), part, order, tests, false);
    }

    /** One statement for each place where an index has the jobs of a state. */
    private List<Way.Part> byState(Database database) {
        return Stream.of(JobState.values())
                .flatMap(state -> Reach.ORDERED.contains(state)
                        ? Stream.of(along(database, Way.byState(state), others))
                        : database.indexesOf(state).stream().map(index -> of(state, index)))
                .toList();
    }

    /** The queue is what the index of ready jobs begins with. */
    private Way.Part of(JobState state, StateIndex index) {
        Optional<String> queue = filter.queue().map(JobList::shown).filter(any -> state == JobState.ENQUEUED);
        Way.Part part = new Way.Part(
                index.condition() + (queue.isPresent() ? " AND queue = ?" : ""),
                queue.<List<Object>>map(List::of).orElse(List.of()));
        return query("erga_job j", part, index.counting(), others, true);
    }

    /** Tests the time of each job that was found, too, where no index has it. */
    private Way.Part query(String from, Way.Part part, String order, List<Way> tests, boolean testTimes) {
        StringBuilder test = new StringBuilder("1 = 1");
        tests.forEach(way -> test.append(" AND ").append(way.test()));
        List<Object> all = new ArrayList<>(tests.stream().map(Way::value).toList());
        all.addAll(testTimes ? range.bounding("j.id", test) : List.of());
        all.addAll(part.values());
        all.add(bound + 1);
        return new Way.Part(COUNT.formatted(test, from, part.text() + order), all);
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
