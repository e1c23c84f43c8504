package dev.erga.jpa;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists the newest jobs that failed, of one kind or lately, on PostgreSQL. Their index has them in the order in which they failed, so all
 * that fit are read, and of them only the newest looked at. Left to itself, the planner would walk the whole table backwards by id where it
 * takes the kind for a frequent one, past all that have succeeded since.
 */
final class FailingJobs {

    private final List<Object> values = new ArrayList<>();
    private final StringBuilder conditions = new StringBuilder();

    private FailingJobs() {}

    static boolean areAskedFor(JobFilter filter) {
        return filter.error().isPresent() || filter.failedWithin().isPresent();
    }

    static List<JobSummary> list(Jdbc jdbc, JobFilter filter) throws SQLException {
        boolean upwards = filter.after().isPresent();
        FailingJobs list = new FailingJobs();
        String statement = list.statement(filter);
        return JobList.newestFirst(
                jdbc.select(
                        upwards ? UnorderedStates.upwards(statement) : statement,
                        UnorderedStates::read,
                        list.values.toArray()),
                upwards);
    }

    /** What it asks for stands in the text only if it is asked for: else the index alone would not do. */
    private String statement(JobFilter filter) {
        Stream.concat(Way.indexed(filter).stream(), Way.others(filter).stream())
                .forEach(way -> add(way.test(), way.value()));
        filter.state().map(JobState::name).ifPresent(state -> conditions.append(" AND j.state = '" + state + "'"));
        values.addAll(IdRange.of(filter).bounding("j.id", conditions));
        values.add(filter.limit());
        return text(conditions.toString());
    }

    private void add(String condition, Object value) {
        conditions.append(" AND ").append(condition);
        values.add(value);
    }

    static String text(String conditions) {
        return """
                WITH candidates AS MATERIALIZED (SELECT j.id FROM erga_job j WHERE {failing}%s),
                newest AS MATERIALIZED (SELECT id FROM candidates ORDER BY id DESC LIMIT ?)
                """.formatted(conditions) + UnorderedStates.LINES;
    }
}
