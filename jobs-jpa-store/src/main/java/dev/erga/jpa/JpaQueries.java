package dev.erga.jpa;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Parent;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.AuditEntry;
import dev.erga.jobs.monitor.AuditFilter;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchFilter;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.BreakerDetails;
import dev.erga.jobs.monitor.DurationCounts;
import dev.erga.jobs.monitor.FailureGroup;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.FireRun;
import dev.erga.jobs.monitor.FollowerDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.LedgerFilter;
import dev.erga.jobs.monitor.LogLine;
import dev.erga.jobs.monitor.MethodTimes;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.NodeStacks;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.RecurringFilter;
import dev.erga.jobs.monitor.RecurringLine;
import dev.erga.jobs.monitor.RetryDetails;
import dev.erga.jobs.monitor.RetryFilter;
import dev.erga.jobs.monitor.ThroughputRange;
import dev.erga.jobs.spi.BreakerView;
import dev.erga.jobs.spi.FoundJobs;
import dev.erga.jobs.spi.Inventory;
import dev.erga.jobs.spi.JobStoreQueries;
import dev.erga.jobs.spi.KeptThroughput;
import dev.erga.jobs.spi.Origin;
import dev.erga.jobs.spi.Situation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** The verbs that only read. */
record JpaQueries(Sessions sessions) implements JobStoreQueries {

    static final String FOLLOWERS = """
            SELECT j.id, j.name, j.queue, j.priority, j.state, j.attempts, j.reason, j.labels, j.created_at, j.run_at,
                j.started_at, j.finished_at, j.node, c.after_end
            FROM erga_continuation c JOIN erga_job j ON j.id = c.child_id
            WHERE c.parent_id = ? ORDER BY c.child_id LIMIT ?
            """;

    static final String STATES = """
            SELECT j.id, j.state FROM unnest(?) AS wanted(id) JOIN erga_job j ON j.id = wanted.id
            """;

    private static final String COUNT = """
            SELECT '%s' AS state, count(*) AS jobs FROM (
                SELECT 1 FROM erga_job WHERE %s%s LIMIT {bound}) AS bounded
            """;

    private static final String PROGRESS =
            "SELECT j.state, count(*) AS jobs FROM %s WHERE t.label = ? GROUP BY j.state";

    @Override
    public Map<JobState, BoundedCount> counts(int bound) {
        return sessions.jdbc("count jobs", jdbc -> {
            List<String> parts = countsByState(jdbc.database());
            Map<JobState, Long> counts = new EnumMap<>(JobState.class);
            jdbc.select(
                            String.join("UNION ALL\n", parts),
                            row -> Map.entry(row.getString("state"), row.getLong("jobs")),
                            Collections.nCopies(parts.size(), bound + 1).toArray())
                    .forEach(entry -> counts.merge(JobState.valueOf(entry.getKey()), entry.getValue(), Long::sum));
            Map<JobState, BoundedCount> bounded = new EnumMap<>(JobState.class);
            counts.forEach(
                    (state, count) -> bounded.put(state, new BoundedCount(Math.min(bound, count), count > bound)));
            return bounded;
        });
    }

    /** The states stand in the text, not in parameters: only so can the planner use the partial indexes. */
    static List<String> countsByState(Database database) {
        return Arrays.stream(JobState.values())
                .flatMap(state -> database.indexesOf(state).stream()
                        .map(index -> COUNT.formatted(state, index.condition(), index.counting())))
                .toList();
    }

    @Override
    public Map<JobState, BoundedCount> counts(JobFilter filter, int bound) {
        return sessions.jdbc("count what matches", jdbc -> new FilteredCounts(filter, bound).in(jdbc));
    }

    @Override
    public Map<JobState, Long> progress(String label) {
        return sessions.jdbc("count a group of jobs", jdbc -> {
            Map<JobState, Long> counts = new EnumMap<>(JobState.class);
            Arrays.stream(JobState.values()).forEach(state -> counts.put(state, 0L));
            jdbc.select(
                            PROGRESS.formatted(jdbc.database().leading("erga_label")),
                            row -> Map.entry(row.getString("state"), row.getLong("jobs")),
                            JobKind.label(label))
                    .forEach(entry ->
                            StoredState.known(entry.getKey()).ifPresent(state -> counts.put(state, entry.getValue())));
            return counts;
        });
    }

    @Override
    public FoundJobs jobs(JobFilter filter, int bound) {
        return sessions.mixed("list jobs", open -> {
            Reach reach = open.jdbc(jdbc -> Reach.of(jdbc, filter, bound));
            Optional<List<JobSummary>> found = open.jdbc(jdbc -> jdbc.database().jobs(jdbc, filter, reach.range()));
            return new FoundJobs(
                    found.orElseGet(
                            () -> new JobList(filter, reach.range(), failedSince(open, filter)).in(open.session())),
                    reach.last());
        });
    }

    private static Optional<Instant> failedSince(Sessions.Open open, JobFilter filter) {
        return filter.failedWithin().map(span -> open.jdbc(DatabaseTime::read).minus(span));
    }

    @Override
    public List<FailureGroup> failures(int most, int bound) {
        return sessions.jdbc("list failures", jdbc -> new FailureList(jdbc, bound).read(most));
    }

    @Override
    public List<RetryDetails> retries(RetryFilter filter) {
        return sessions.jdbc("list retries", jdbc -> RetryList.read(jdbc, filter));
    }

    @Override
    public BoundedCount retrying(int bound) {
        return sessions.jdbc("count retries", jdbc -> RetryList.count(jdbc, bound));
    }

    @Override
    public Optional<JobDetails> job(JobId id) {
        return sessions.mixed("read a job", open -> {
            StatelessSession session = open.session();
            return Optional.ofNullable(session.get(JobRow.class, id.value()))
                    .map(row -> row.details(
                            open.jdbc(jdbc -> JpaNotes.origin(jdbc, id)).flatMap(Origin::parent),
                            open.jdbc(jdbc -> key(jdbc, id)),
                            open.jdbc(jdbc -> Told.progress(jdbc, id)),
                            open.jdbc(jdbc -> JpaValues.result(jdbc, id)),
                            attempts(session, id.value())));
        });
    }

    private static Optional<String> key(Jdbc jdbc, JobId job) throws SQLException {
        return jdbc.selectOne(
                "SELECT unique_key FROM erga_unique WHERE job_id = ?", row -> row.getString(1), job.value());
    }

    @Override
    public Map<JobId, JobState> states(Set<JobId> ids) {
        return sessions.jdbc("look at the states of jobs", jdbc -> {
            Map<JobId, JobState> states = new HashMap<>();
            jdbc.select(
                            STATES,
                            row -> Map.entry(new JobId(Rows.uuid(row, "id")), row.getString("state")),
                            jdbc.uuids(ids.stream().map(JobId::value).toList()))
                    .forEach(entry ->
                            StoredState.known(entry.getValue()).ifPresent(state -> states.put(entry.getKey(), state)));
            return states;
        });
    }

    @Override
    public Optional<Situation> situation(JobId id, int most) {
        return sessions.jdbc("find out why a job runs or does not", jdbc -> new Situations(jdbc, most).of(id));
    }

    @Override
    public List<LogLine> log(JobId id) {
        return sessions.jdbc("read a job's log", jdbc -> Told.log(jdbc, id));
    }

    private static List<AttemptDetails> attempts(StatelessSession session, UUID job) {
        return session
                .createSelectionQuery("from AttemptRow where jobId = :job order by token", AttemptRow.class)
                .setParameter("job", job)
                .list()
                .stream()
                .map(AttemptRow::details)
                .toList();
    }

    @Override
    public List<FollowerDetails> followers(Parent parent, int limit) {
        return sessions.jdbc(
                "list what follows",
                jdbc -> jdbc.select(
                        FOLLOWERS,
                        row -> new FollowerDetails(
                                JobLine.read(row).summary(), After.valueOf(row.getString("after_end"))),
                        parent.value(),
                        limit));
    }

    @Override
    public Optional<BatchDetails> batch(BatchId id) {
        return sessions.entities(
                "read a batch",
                session -> Optional.ofNullable(session.get(BatchRow.class, id.value()))
                        .map(BatchRow::details));
    }

    @Override
    public List<BatchDetails> batches(BatchFilter filter) {
        return sessions.entities("list batches", session -> BatchList.read(session, filter));
    }

    @Override
    public List<RecurringDetails> recurring() {
        return sessions.mixed("list schedules", open -> {
            Instant now = open.jdbc(DatabaseTime::read);
            Declared declared = open.jdbc(Declared::by);
            StatelessSession session = open.session();
            return session.createSelectionQuery("from RecurringRow order by id", RecurringRow.class).list().stream()
                    .map(row -> row.details(
                            now, declared, fires(session, row.id, 1).stream().findFirst()))
                    .toList();
        });
    }

    @Override
    public List<RecurringLine> schedules(RecurringFilter filter, int latest) {
        return sessions.mixed("list schedules", open -> new ScheduleList(open).page(filter, latest));
    }

    @Override
    public Optional<RecurringDetails> schedule(String id) {
        return sessions.mixed("read a schedule", open -> new ScheduleList(open).one(id));
    }

    @Override
    public List<FireRun> ledger(LedgerFilter filter) {
        return sessions.jdbc("list fires", jdbc -> Ledger.page(jdbc, filter));
    }

    @Override
    public List<FireDetails> fires(String recurringId, int limit) {
        return sessions.entities("list fires", session -> fires(session, recurringId, limit));
    }

    private static List<FireDetails> fires(StatelessSession session, String recurringId, int limit) {
        return session
                .createSelectionQuery("from FireRow where recurringId = :id order by fireTime desc", FireRow.class)
                .setParameter("id", recurringId)
                .setMaxResults(limit)
                .list()
                .stream()
                .map(FireRow::details)
                .toList();
    }

    @Override
    public List<QueueDetails> queues(int bound) {
        return sessions.jdbc("list queues", jdbc -> new QueueList(jdbc, bound).read());
    }

    @Override
    public Inventory inventory(int most) {
        return sessions.jdbc("look through what waits", jdbc -> new Stock(jdbc, most).take());
    }

    @Override
    public List<BreakerDetails> breakers() {
        return sessions.jdbc(
                "list breakers",
                jdbc -> JpaBreakers.all(jdbc).stream().map(BreakerView::details).toList());
    }

    @Override
    public List<AuditEntry> audit(AuditFilter filter) {
        return sessions.jdbc("list what operators did", jdbc -> AuditList.read(jdbc, filter));
    }

    @Override
    public List<NodeDetails> nodes() {
        String livingFirst = "from NodeRow order by case when state = 'DEAD' then 1 else 0 end, name, startedAt desc";
        return sessions.mixed("list nodes", open -> {
            RunningJobs running = open.jdbc(RunningJobs::count);
            Map<UUID, NodeDetails.Quiet> quiet = open.jdbc(QuietNodes::all);
            return open.session().createSelectionQuery(livingFirst, NodeRow.class).list().stream()
                    .map(row -> row.details(running.on(row.id), Optional.ofNullable(quiet.get(row.id))))
                    .toList();
        });
    }

    @Override
    public List<NodeStacks> stacks(Duration within, int limit) {
        return sessions.jdbc("read what running jobs are doing", jdbc -> JpaStacks.read(jdbc, within, limit));
    }

    @Override
    public KeptThroughput minutes(Duration span) {
        return sessions.jdbc("read what ended by the minute", jdbc -> StatisticsList.minutes(jdbc, span));
    }

    @Override
    public KeptThroughput hours(Duration span) {
        return sessions.jdbc("read what ended by the hour", jdbc -> StatisticsList.hours(jdbc, span));
    }

    @Override
    public Map<Instant, DurationCounts> took(ThroughputRange range) {
        return sessions.jdbc("read how long jobs took", jdbc -> TookRows.steps(jdbc, range));
    }

    @Override
    public List<MethodTimes> slowest(int limit) {
        return sessions.jdbc("list slow job methods", jdbc -> StatisticsList.slowest(jdbc, limit));
    }
}
