package dev.erga.jpa;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists the newest of jobs that are few beside all others, on PostgreSQL: those that failed, of one kind or lately, and those that run. Their
 * indexes have them in another order than that of their ids, so all that fit are read, and of them only the newest looked at. Left to
 * itself, the planner would walk the whole table backwards by id where it takes them for many, past all that have succeeded since.
 */
final class FewJobs {

    private final List<Object> values = new ArrayList<>();
    private final StringBuilder conditions = new StringBuilder();

    private FewJobs() {}

    static boolean areAskedFor(JobFilter filter) {
        return haveFailed(filter) || filter.state().equals(Optional.of(JobState.PROCESSING));
    }

    private static boolean haveFailed(JobFilter filter) {
        return filter.error().isPresent() || filter.failedWithin().isPresent();
    }

    static List<JobSummary> list(Jdbc jdbc, JobFilter filter) throws SQLException {
        Way.Part statement = statement(filter);
        return UnorderedStates.page(
                jdbc, filter, statement.text(), statement.values().toArray());
    }

    static Way.Part statement(JobFilter filter) {
        FewJobs jobs = new FewJobs();
        String few = haveFailed(filter) ? jobs.failed(filter) : jobs.running(filter);
        jobs.values.addAll(IdRange.of(filter).bounding("j.id", jobs.conditions));
        jobs.values.add(filter.limit());
        String text = text(few + jobs.conditions);
        return new Way.Part(UnorderedStates.towards(filter, text), jobs.values);
    }

    /** What it asks for stands in the text only if it is asked for: else the index alone would not do. */
    private String failed(JobFilter filter) {
        Stream.concat(Way.indexed(filter).stream(), Way.others(filter).stream())
                .forEach(way -> add(way.test(), way.value()));
        filter.state().map(JobState::name).ifPresent(state -> conditions.append(" AND j.state = '" + state + "'"));
        return "{failing}";
    }

    /** By the index of those that run, whatever else is asked: the planner is not told of it, or might go by that. */
    private String running(JobFilter filter) {
        List<Way> tests = new ArrayList<>(Way.indexed(filter));
        tests.addAll(Way.others(filter));
        filter.node().map(Way::byNode).ifPresent(node -> {
            add(node.test(), node.value());
            tests.remove(node);
        });
        Way.unknownToPlanner(tests).ifPresent(part -> {
            conditions.append(" AND ").append(part.text());
            values.addAll(part.values());
        });
        return "j.state = 'PROCESSING'";
    }

    private void add(String condition, Object value) {
        conditions.append(" AND ").append(condition);
        values.add(value);
    }

    private static String text(String condition) {
        return """
                WITH candidates AS MATERIALIZED (SELECT j.id FROM erga_job j WHERE %s),
                newest AS MATERIALIZED (SELECT id FROM candidates ORDER BY id DESC LIMIT ?)
                """.formatted(condition) + UnorderedStates.LINES;
    }
}
