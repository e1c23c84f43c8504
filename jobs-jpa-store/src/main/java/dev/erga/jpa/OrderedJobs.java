package dev.erga.jpa;

import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists the newest of those jobs that PostgreSQL has in an index in the order of their ids, whatever else is asked of them. Ids rise
 * with time and rows are stored as they come, so the planner takes the primary key for the cheapest way to the newest of
 * anything, and would walk it past all that has come since; see {@link Database#stretch}. Where more is asked than one index knows, the
 * jobs that it leads to are tried from the newest on, until the page is full or the end of a {@link Reach} is come to.
 */
final class OrderedJobs {

    private final JobFilter filter;
    private final IdRange range;
    private final List<Way> tests;
    private final Optional<Way> lead;
    private final List<Object> values = new ArrayList<>();
    private final StringBuilder conditions = new StringBuilder();

    private OrderedJobs(JobFilter filter, IdRange range) {
        this.filter = filter;
        this.range = range;
        tests = new ArrayList<>(Way.indexed(filter));
        lead = Way.leading(filter);
        lead.ifPresent(tests::remove);
        tests.addAll(Way.others(filter));
    }

    /** Whether something is asked for by which an index has jobs in the order of their ids, or one job. */
    static boolean haveAnIndex(JobFilter filter) {
        return filter.id().isPresent() || Way.indexed(filter).stream().anyMatch(Way::isOrdered);
    }

    static List<JobSummary> list(Jdbc jdbc, JobFilter filter, IdRange range) throws SQLException {
        Way.Part statement = statement(jdbc.database(), filter, range);
        return UnorderedStates.page(
                jdbc, filter, statement.text(), statement.values().toArray());
    }

    static Way.Part statement(Database database, JobFilter filter, IdRange range) {
        OrderedJobs jobs = new OrderedJobs(filter, range);
        String text = jobs.text(database);
        return new Way.Part(UnorderedStates.towards(filter, text), jobs.values);
    }

    private String text(Database database) {
        addState();
        if (lead.isPresent()) {
            add(lead.get().within(database, range));
        } else {
            values.addAll(range.bounding("j.id", conditions));
        }
        addTests();
        values.add(filter.limit());
        return """
                SELECT j.id, j.name, j.queue, j.priority, j.state, j.attempts, j.reason, j.labels, j.created_at, j.run_at,
                    j.started_at, j.finished_at, j.node
                FROM %s WHERE 1 = 1%s ORDER BY %s%s DESC LIMIT ?
                """.formatted(
                lead.map(way -> way.from(database)).orElse("erga_job j"),
                conditions,
                lead.filter(Way::isOrdered).map(way -> way.column() + " DESC, ").orElse(""),
                lead.map(Way::id).orElse("j.id"));
    }

    private void add(Way.Part part) {
        conditions.append(" AND ").append(part.text());
        values.addAll(part.values());
    }

    /** The state is a constant of an enum, and stands in the text so that partial indexes can be used. */
    private void addState() {
        if (filter.state().isEmpty()) {
            add(new Way.Part("j.state IN (" + StoredState.KNOWN + ")", List.of()));
        } else if (!lead.equals(filter.state().map(Way::byState))) {
            add(new Way.Part("j.state = '" + filter.state().get() + "'", List.of()));
        }
    }

    private void addTests() {
        // Where the planner knew that few jobs fit, it would look for them in the whole table.
        Way.unknownToPlanner(tests).ifPresent(this::add);
    }
}
