package dev.erga.testkit;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Parent;
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
import dev.erga.jobs.spi.Fireable;
import dev.erga.jobs.spi.FoundJobs;
import dev.erga.jobs.spi.Inventory;
import dev.erga.jobs.spi.JobStoreQueries;
import dev.erga.jobs.spi.KeptThroughput;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reading verbs of the store in memory. */
final class InMemoryQueries implements JobStoreQueries {

    private final InMemoryDatabase database;

    InMemoryQueries(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Map<JobState, BoundedCount> counts(int bound) {
        return read("counts", () -> counted(JobFilter.all(), bound));
    }

    @Override
    public Map<JobState, BoundedCount> counts(JobFilter filter, int bound) {
        return read("counts", () -> counted(filter.fromTheNewest(), bound));
    }

    private Map<JobState, BoundedCount> counted(JobFilter filter, int bound) {
        Map<JobState, BoundedCount> counts = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            JobFilter inState = filter.inState(state);
            boolean neverFound = filter.node().isPresent() && state != JobState.PROCESSING;
            long count = neverFound
                    ? 0
                    : database.jobs
                            .all(row -> matches(inState, row) && runs(inState, row))
                            .size();
            counts.put(state, new BoundedCount(Math.min(count, bound), count > bound));
        }
        return counts;
    }

    @Override
    public Map<JobState, Long> progress(String label) {
        return read("progress", () -> {
            Map<JobState, Long> counts = new EnumMap<>(JobState.class);
            for (JobState state : JobState.values()) {
                counts.put(state, (long) database.jobs
                        .all(row -> row.state == state && row.labels.contains(label))
                        .size());
            }
            return counts;
        });
    }

    @Override
    public FoundJobs jobs(JobFilter filter, int bound) {
        InMemoryReach reach = new InMemoryReach(filter, bound);
        JobFilter tried = reach.tried();
        return read(
                "jobs",
                () -> reach.found(database.jobs.all(row -> isOf(tried, row)).stream(), row -> isOf(filter, row)));
    }

    private boolean isOf(JobFilter filter, JobRow row) {
        return matches(filter, row) && runs(filter, row);
    }

    private boolean matches(JobFilter filter, JobRow row) {
        return filter.state().map(row.state::equals).orElse(true)
                && filter.queue().map(row.job.queue()::equals).orElse(true)
                && filter.name().map(row.job.name()::equals).orElse(true)
                && filter.label().map(row.labels::contains).orElse(true)
                && filter.batch().map(Optional::of).map(row.job.batch()::equals).orElse(true)
                && new InMemoryFailures(database).matches(filter, row)
                && filter.tenant()
                        .map(Optional::of)
                        .map(row.job.tenant()::equals)
                        .orElse(true)
                && filter.recurringId()
                        .map(Optional::of)
                        .map(row.job.recurringId()::equals)
                        .orElse(true)
                && filter.key().map(key -> isLatest(row.job.id(), key)).orElse(true)
                && filter.id().map(row.job.id()::equals).orElse(true)
                && filter.above().map(id -> row.job.id().compareTo(id) > 0).orElse(true)
                && filter.below().map(id -> row.job.id().compareTo(id) < 0).orElse(true);
    }

    private boolean isLatest(JobId job, String key) {
        return !database.keys
                .all(row -> row.job().equals(job) && row.key().text().equals(key))
                .isEmpty();
    }

    private boolean runs(JobFilter filter, JobRow row) {
        return filter.node()
                .map(node -> row.node != null
                        && (row.node.toString().equals(node)
                                || database.nodes
                                        .find(row.node)
                                        .filter(known ->
                                                known.description().name().equals(node))
                                        .isPresent()))
                .orElse(true);
    }

    @Override
    public Optional<JobDetails> job(JobId id) {
        return read("job", () -> database.jobs.find(id).map(this::details));
    }

    private JobDetails details(JobRow row) {
        JobId id = row.job.id();
        return row.details(
                database.keys.all(key -> key.job().equals(id)).stream()
                        .map(key -> key.key().text())
                        .findFirst(),
                database.counts.find(id).flatMap(count -> count.progress(row, database.clock.instant())),
                InMemoryValues.result(row, database.results.find(id)));
    }

    @Override
    public Map<JobId, JobState> states(Set<JobId> ids) {
        return read(
                "states",
                () -> database.jobs.all(row -> ids.contains(row.job.id())).stream()
                        .collect(Collectors.toMap(row -> row.job.id(), row -> row.state)));
    }

    @Override
    public Optional<Situation> situation(JobId id, int most) {
        return new InMemorySituations(database, most).of(id);
    }

    @Override
    public List<LogLine> log(JobId id) {
        return read(
                "log",
                () -> database.lines.all(row -> row.key().job().equals(id)).stream()
                        .map(InMemoryNotes.LineRow::line)
                        .toList());
    }

    @Override
    public List<FollowerDetails> followers(Parent parent, int limit) {
        return read(
                "followers",
                () -> database.links.all(link -> link.parent().equals(parent.value())).stream()
                        .flatMap(
                                link -> database
                                        .jobs
                                        .find(link.child())
                                        .map(row -> new FollowerDetails(row.summary(), link.after()))
                                        .stream())
                        .sorted(Comparator.comparing(follower -> follower.job().id()))
                        .limit(limit)
                        .toList());
    }

    @Override
    public Optional<BatchDetails> batch(BatchId id) {
        return read("batch", () -> database.batches.find(id).map(BatchRow::details));
    }

    @Override
    public List<BatchDetails> batches(BatchFilter filter) {
        return read(
                "batches",
                () -> database.batches.all(row -> matches(filter, row)).stream()
                        .map(BatchRow::details)
                        .sorted(Comparator.<BatchDetails, JobId>comparing(batch -> asJob(batch.id()))
                                .reversed())
                        .limit(filter.limit())
                        .toList());
    }

    private static boolean matches(BatchFilter filter, BatchRow row) {
        return filter.parent().map(Optional::of).map(row.batch.parent()::equals).orElse(true)
                && filter.before()
                        .map(id -> asJob(row.batch.id()).compareTo(asJob(id)) < 0)
                        .orElse(true);
    }

    /** For the order of ids, which both have. */
    private static JobId asJob(BatchId batch) {
        return new JobId(batch.value());
    }

    @Override
    public List<RecurringDetails> recurring() {
        return read(
                "recurring",
                () -> database.recurring.all(row -> true).stream()
                        .map(this::details)
                        .toList());
    }

    @Override
    public List<RecurringLine> schedules(RecurringFilter filter, int latest) {
        return read(
                "schedules",
                () -> database.recurring.all(row -> true).stream()
                        .map(this::details)
                        .filter(schedule -> filter.after()
                                .map(id -> schedule.id().compareTo(id) > 0)
                                .orElse(true))
                        .limit(filter.limit())
                        .map(schedule -> new RecurringLine(schedule, runs(schedule.id(), latest), Optional.empty()))
                        .toList());
    }

    private List<FireRun> runs(String id, int limit) {
        return entries(LedgerFilter.of(id)).limit(limit).toList();
    }

    @Override
    public Optional<RecurringDetails> schedule(String id) {
        return read("schedule", () -> database.recurring.find(id).map(this::details));
    }

    private RecurringDetails details(RecurringRow row) {
        RecurringDefinition definition = row.definition();
        return new RecurringDetails(
                definition.id(),
                definition.origin().name(),
                definition.jobName(),
                definition.call().arguments(),
                definition.call().queue(),
                definition.cron(),
                definition.every().map(Duration::toString),
                definition.zone().getId(),
                definition.rules().misfire().name(),
                definition.rules().grace(),
                definition.rules().catchUp(),
                definition.rules().overlap().name(),
                row.pause().filter(pause -> pause.isInForceAt(database.clock.instant())),
                isRetired(definition),
                row.nextFire(),
                latest(definition.id(), 1).stream().findFirst());
    }

    private boolean isRetired(RecurringDefinition definition) {
        return database.living().findAny().isPresent()
                && database.living()
                        .map(node -> Fireable.of(
                                node.description().schedules(),
                                node.description().jobNames()))
                        .noneMatch(fireable -> fireable.contains(definition));
    }

    @Override
    public List<FireDetails> fires(String recurringId, int limit) {
        return read("fires", () -> latest(recurringId, limit));
    }

    @Override
    public List<FireRun> ledger(LedgerFilter filter) {
        return read("ledger", () -> entries(filter).limit(filter.limit()).toList());
    }

    private Stream<FireRun> entries(LedgerFilter filter) {
        return database.fires.all(row -> row.fire().recurringId().equals(filter.recurringId())).stream()
                .filter(row ->
                        filter.before().map(row.fire().fireTime()::isBefore).orElse(true))
                .map(row -> new FireRun(
                        row.details(),
                        row.fire().job().flatMap(database.jobs::find).map(JobRow::summary),
                        row.ended()))
                .sorted(Comparator.comparing((FireRun run) -> run.fire().fireTime())
                        .reversed());
    }

    private List<FireDetails> latest(String recurringId, int limit) {
        return database.fires.all(row -> row.fire().recurringId().equals(recurringId)).stream()
                .map(FireRow::details)
                .sorted(Comparator.comparing(FireDetails::fireTime).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<QueueDetails> queues(int bound) {
        return read("queues", () -> new InMemoryQueues(database).details(bound));
    }

    @Override
    public Inventory inventory(int most) {
        return read("inventory", () -> new InMemoryStock(database, most).taken());
    }

    @Override
    public List<FailureGroup> failures(int most, int bound) {
        return read("failures", () -> new InMemoryFailures(database).groups(most, bound));
    }

    @Override
    public List<RetryDetails> retries(RetryFilter filter) {
        return read("retries", () -> new InMemoryFailures(database).retries(filter));
    }

    @Override
    public BoundedCount retrying(int bound) {
        return read(
                "retrying",
                () -> InMemoryFailures.bounded(
                        new InMemoryFailures(database).retrying().size(), bound));
    }

    @Override
    public List<BreakerDetails> breakers() {
        return read(
                "breakers",
                () -> new InMemoryBreakers(database)
                        .views().stream().map(BreakerView::details).toList());
    }

    @Override
    public List<AuditEntry> audit(AuditFilter filter) {
        return read("audit", () -> new InMemoryOperations(database, new InMemoryContinuations(database)).list(filter));
    }

    @Override
    public List<NodeStacks> stacks(Duration within, int limit) {
        return read("stacks", () -> new InMemoryStacks(database).read(within, limit));
    }

    @Override
    public List<NodeDetails> nodes() {
        return read(
                "nodes",
                () -> database.nodes.all(row -> true).stream()
                        .sorted(Comparator.comparing(NodeRow::isDead)
                                .thenComparing(row -> row.description().name()))
                        .map(row -> row.details(running(row)))
                        .toList());
    }

    private BoundedCount running(NodeRow node) {
        return new BoundedCount(
                database.jobs
                        .all(row ->
                                row.state == JobState.PROCESSING && node.id().equals(row.node))
                        .size(),
                false);
    }

    @Override
    public KeptThroughput minutes(Duration span) {
        return read("minutes", () -> new InMemoryStatistics(database).read(ChronoUnit.MINUTES, span));
    }

    @Override
    public KeptThroughput hours(Duration span) {
        return read("hours", () -> new InMemoryStatistics(database).read(ChronoUnit.HOURS, span));
    }

    @Override
    public Map<Instant, DurationCounts> took(ThroughputRange range) {
        return read("took", () -> new InMemoryStatistics(database).took(range));
    }

    @Override
    public List<MethodTimes> slowest(int limit) {
        return read("slowest", () -> new InMemoryStatistics(database).slowest(limit));
    }

    private <T> T read(String verb, Supplier<T> work) {
        database.springTrap(verb);
        synchronized (database) {
            return work.get();
        }
    }
}
