package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** One page of jobs. What the filter says goes in as parameters, never as text. */
final class JobList {

    private static final int LONGEST = 200;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final int limit;
    private final boolean upwards;

    /** The column that orders the list: that of the index of labels or keys, where one is asked for. */
    private final String id;

    private final String joins;

    /**
     * @param range between which ids they are looked for
     * @param failedSince since when they must have failed, if the filter asks for that
     */
    JobList(JobFilter filter, IdRange range, Optional<Instant> failedSince) {
        limit = filter.limit();
        // The state is a constant of an enum, so it may stand in the text.
        // One that is not known would keep all others from being listed.
        conditions.add(filter.state()
                .map(state -> "job.state = '" + state.name() + "'")
                .orElse("job.state in (" + StoredState.KNOWN + ")"));
        filter.queue().ifPresent(queue -> add("job.queue = :queue", "queue", shown(queue)));
        filter.name().ifPresent(name -> add("job.name = :name", "name", shown(name)));
        filter.label().ifPresent(label -> add("tag.label = :label", "label", JobKind.label(label)));
        id = order(filter);
        joins = joins(filter);
        filter.batch().map(BatchId::value).ifPresent(batch -> add("job.batchId = :batch", "batch", batch));
        // What has failed and runs again, or has run again since, still has its key.
        if (filter.error().isPresent() || failedSince.isPresent()) {
            conditions.add("job.state in ('FAILED', 'SCHEDULED')");
        }
        filter.error().ifPresent(key -> add("job.errorKey = :error", "error", shown(key)));
        failedSince.ifPresent(since -> add("job.errorAt > :failedSince", "failedSince", since));
        filter.node().ifPresent(this::addNode);
        filter.tenant().ifPresent(tenant -> add("job.tenant = :tenant", "tenant", shown(tenant)));
        filter.recurringId().ifPresent(made -> add("job.recurringId = :recurring", "recurring", shown(made)));
        filter.key().ifPresent(key -> add("latest.text = :key", "key", shown(key)));
        filter.id().map(JobId::value).ifPresent(only -> add("job.id = :only", "only", only));
        range.below().map(JobId::value).ifPresent(below -> add(id + " < :below", "below", below));
        range.above().map(JobId::value).ifPresent(above -> add(id + " > :above", "above", above));
        upwards = filter.after().isPresent();
    }

    private static String order(JobFilter filter) {
        if (filter.label().isPresent()) {
            return "tag.jobId";
        }
        return filter.key().isPresent() ? "latest.jobId" : "job.id";
    }

    private static String joins(JobFilter filter) {
        return (filter.label().isPresent() ? "join LabelRow tag on tag.jobId = job.id " : "")
                + (filter.key().isPresent() ? "join KeyRow latest on latest.jobId = job.id " : "");
    }

    /** A word as it is stored and looked for. */
    static String shown(String word) {
        return Text.shown(word, LONGEST);
    }

    private void addNode(String node) {
        Nodes.incarnation(node)
                .ifPresentOrElse(
                        id -> add("job.node = :node", "node", id),
                        () -> add(
                                "job.node in (select known.id from NodeRow known where known.name = :node)",
                                "node",
                                Nodes.shown(node)));
    }

    private void add(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
    }

    List<JobSummary> in(StatelessSession session) {
        SelectionQuery<JobLine> query = session.createSelectionQuery(text(), JobLine.class);
        parameters.forEach(query::setParameter);
        return newestFirst(
                query.setMaxResults(limit).list().stream().map(JobLine::summary).toList(), upwards);
    }

    /** What was found from a job upwards comes the oldest first. */
    static List<JobSummary> newestFirst(List<JobSummary> found, boolean upwards) {
        if (!upwards) {
            return found;
        }
        List<JobSummary> turned = new ArrayList<>(found);
        Collections.reverse(turned);
        return turned;
    }

    private String text() {
        String columns = """
                select new dev.erga.jpa.JobLine(
                    job.id, job.name, job.queue, job.priority, job.state, job.attempts, job.reason, job.labels,
                    job.createdAt, job.runAt, job.startedAt, job.finishedAt, job.node)
                from JobRow job
                """;
        return columns + joins + "where " + String.join(" and ", conditions) + " order by " + id
                + (upwards ? " asc" : " desc");
    }
}
