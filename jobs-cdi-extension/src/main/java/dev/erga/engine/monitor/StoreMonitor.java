package dev.erga.engine.monitor;

import dev.erga.engine.loop.StoreCalls;
import dev.erga.engine.message.Messages;
import dev.erga.engine.recurring.Forecast;
import dev.erga.engine.recurring.WantedTimes;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Parent;
import dev.erga.jobs.monitor.AuditEntry;
import dev.erga.jobs.monitor.AuditFilter;
import dev.erga.jobs.monitor.AuditPage;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchFilter;
import dev.erga.jobs.monitor.BatchPage;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.BreakerDetails;
import dev.erga.jobs.monitor.DeploymentDetails;
import dev.erga.jobs.monitor.EditableJob;
import dev.erga.jobs.monitor.Explanation;
import dev.erga.jobs.monitor.FailureGroup;
import dev.erga.jobs.monitor.FailureGroups;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.FireRun;
import dev.erga.jobs.monitor.FollowerDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.LedgerFilter;
import dev.erga.jobs.monitor.LedgerPage;
import dev.erga.jobs.monitor.LogLine;
import dev.erga.jobs.monitor.MethodTimes;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.NodeStacks;
import dev.erga.jobs.monitor.ParameterDetails;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.RecurringFilter;
import dev.erga.jobs.monitor.RecurringLine;
import dev.erga.jobs.monitor.RecurringPage;
import dev.erga.jobs.monitor.RecurringTimes;
import dev.erga.jobs.monitor.RetryFilter;
import dev.erga.jobs.monitor.RetryPage;
import dev.erga.jobs.monitor.StartableMethod;
import dev.erga.jobs.monitor.ThroughputRange;
import dev.erga.jobs.monitor.ThroughputStep;
import dev.erga.jobs.monitor.UpcomingFire;
import dev.erga.jobs.spi.FoundJobs;
import dev.erga.jobs.spi.JobStoreQueries;
import dev.erga.jobs.spi.Situation;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks the store, in the caller's transaction or a short one of its own. */
public final class StoreMonitor implements JobMonitor {

    private static final int BOUND = 10_000;
    private static final int MOST = 200;
    private static final int MOST_NEWER = 100;
    private static final int NEWER_BOUND = 1_000;
    private static final int MOST_BEFORE = 1_000;
    private static final int MOST_FAILURES = 100;
    private static final int LATEST_FIRES = 30;
    private static final int MOST_STACKS = 10;

    private final JobStoreQueries queries;
    private final StoreCalls calls;
    private final BinaryOperator<String> arguments;
    private final Function<String, Optional<JobDeclaration>> declared;
    private final Deployed deployed;
    private final Function<JobId, Optional<EditableJob>> editable;

    /**
     * Needs the store.
     *
     * @param arguments from a job method's name and what is stored of arguments to what may be seen of them
     * @param declared from a job method's name to what this node declares of it
     * @param deployed what this node was made of
     * @param editable what people find who edit a job
     */
    public StoreMonitor(
            JobStoreQueries queries,
            StoreCalls calls,
            BinaryOperator<String> arguments,
            Function<String, Optional<JobDeclaration>> declared,
            Deployed deployed,
            Function<JobId, Optional<EditableJob>> editable) {
        this.queries = queries;
        this.calls = calls;
        this.arguments = arguments;
        this.declared = declared;
        this.deployed = deployed;
        this.editable = editable;
    }

    @Override
    public Map<JobState, BoundedCount> counts() {
        return read(() -> queries.counts(BOUND));
    }

    @Override
    public Map<JobState, BoundedCount> counts(JobFilter filter) {
        return read(() -> queries.counts(filter, BOUND));
    }

    @Override
    public Map<JobState, Long> progress(String label) {
        return read(() -> queries.progress(label));
    }

    /** Asks for one more than the page holds, to know whether there is another; the largest page may be followed by none. */
    @Override
    public JobPage jobs(JobFilter filter) {
        int asked = Math.min(MOST, filter.limit() + 1);
        FoundJobs answer = read(() -> queries.jobs(filter.limit(asked), BOUND));
        List<JobSummary> found = answer.jobs();
        int size = Math.min(found.size(), filter.limit());
        boolean more = found.size() == asked;
        Optional<JobId> reached = answer.reached().filter(any -> !more);
        boolean upwards = filter.after().isPresent();
        List<JobSummary> page = upwards ? found.subList(found.size() - size, found.size()) : found.subList(0, size);
        // Where a page was come to from, there is something in that direction: what it was come from.
        return new JobPage(
                page,
                upwards || more ? last(page) : reached,
                upwards ? (more ? first(page) : reached) : filter.before().flatMap(any -> first(page)),
                reached.isPresent());
    }

    @Override
    public BoundedCount newer(JobFilter filter, JobId than) {
        FoundJobs answer = read(() -> queries.jobs(filter.newerThan(than).limit(MOST_NEWER), NEWER_BOUND));
        int found = answer.jobs().size();
        return new BoundedCount(found, found == MOST_NEWER || answer.reached().isPresent());
    }

    private static Optional<JobId> first(List<JobSummary> page) {
        return page.stream().findFirst().map(JobSummary::id);
    }

    private static Optional<JobId> last(List<JobSummary> page) {
        return page.isEmpty()
                ? Optional.empty()
                : Optional.of(page.get(page.size() - 1).id());
    }

    @Override
    public Optional<JobDetails> job(JobId id) {
        return read(() -> queries.job(id))
                .map(job -> job.showing(
                        arguments.apply(job.summary().name(), job.arguments()),
                        parameters(job.summary().name())));
    }

    @Override
    public Optional<EditableJob> editable(JobId id) {
        return read(() -> editable.apply(id));
    }

    private List<ParameterDetails> parameters(String name) {
        return declared.apply(name).stream()
                .flatMap(job -> Stream.of(job.method().getParameters()))
                .map(StoreMonitor::told)
                .toList();
    }

    private static ParameterDetails told(Parameter parameter) {
        return new ParameterDetails(
                Optional.of(parameter.getName()).filter(any -> parameter.isNamePresent()),
                parameter.getType().getSimpleName());
    }

    @Override
    public Map<JobId, JobState> states(Set<JobId> ids) {
        if (ids.size() > MOST) {
            throw new IllegalArgumentException("states of at most " + MOST + " jobs at once, were " + ids.size());
        }
        return ids.isEmpty() ? Map.of() : read(() -> queries.states(ids));
    }

    @Override
    public Optional<Explanation> explain(JobId id) {
        return read(() -> queries.situation(id, MOST_BEFORE).map(this::explained));
    }

    private Explanation explained(Situation situation) {
        Optional<JobDeclaration> method =
                declared.apply(situation.job().summary().name());
        return Explainer.explain(situation, MethodNow.of(situation, method, queries));
    }

    @Override
    public List<LogLine> log(JobId id) {
        return LogGaps.told(read(() -> queries.log(id)));
    }

    @Override
    public List<FollowerDetails> followers(Parent parent, int limit) {
        return read(() -> queries.followers(parent, Math.min(limit, MOST)));
    }

    @Override
    public Optional<BatchDetails> batch(BatchId id) {
        return read(() -> queries.batch(id));
    }

    @Override
    public BatchPage batches(BatchFilter filter) {
        Paged<BatchDetails> batches =
                Paged.of(filter.limit(), asked -> read(() -> queries.batches(filter.limit(asked))));
        return new BatchPage(batches.page(), batches.next(BatchDetails::id));
    }

    @Override
    public List<RecurringDetails> recurring() {
        return read(queries::recurring);
    }

    @Override
    public RecurringPage schedules(RecurringFilter filter) {
        Paged<RecurringLine> lines =
                Paged.of(filter.limit(), asked -> read(() -> queries.schedules(filter.limit(asked), LATEST_FIRES)));
        return new RecurringPage(
                lines.page().stream().map(StoreMonitor::withClocks).toList(),
                lines.next(line -> line.schedule().id()));
    }

    private static RecurringLine withClocks(RecurringLine line) {
        return new RecurringLine(line.schedule(), line.latest(), Forecast.clocksSet(line.schedule()));
    }

    @Override
    public Optional<RecurringDetails> schedule(String id) {
        return read(() -> queries.schedule(id));
    }

    @Override
    public List<UpcomingFire> upcoming(String recurringId, Instant after, int limit) {
        return schedule(recurringId)
                .map(schedule -> Forecast.of(schedule, after, Math.min(limit, MOST)))
                .orElse(List.of());
    }

    @Override
    public List<UpcomingFire> preview(String recurringId, RecurringTimes wanted, Instant after, int limit) {
        WantedTimes times = WantedTimes.read(recurringId, wanted);
        return schedule(recurringId)
                .map(schedule -> Forecast.of(schedule, times, after, Math.min(limit, MOST)))
                .orElse(List.of());
    }

    @Override
    public List<FireDetails> fires(String recurringId, int limit) {
        return read(() -> queries.fires(recurringId, Math.min(limit, MOST)));
    }

    @Override
    public LedgerPage ledger(LedgerFilter filter) {
        Paged<FireRun> fires = Paged.of(filter.limit(), asked -> read(() -> queries.ledger(filter.limit(asked))));
        return new LedgerPage(fires.page(), fires.next(run -> run.fire().fireTime()));
    }

    @Override
    public List<QueueDetails> queues() {
        return read(() -> queries.queues(BOUND));
    }

    @Override
    public FailureGroups failures() {
        List<FailureGroup> found = read(() -> queries.failures(MOST_FAILURES + 1, BOUND));
        return new FailureGroups(found.subList(0, Math.min(found.size(), MOST_FAILURES)), found.size() > MOST_FAILURES);
    }

    @Override
    public RetryPage retries(RetryFilter filter) {
        return read(() -> new Retries(queries, declared).page(filter, BOUND));
    }

    @Override
    public List<BreakerDetails> breakers() {
        return read(queries::breakers);
    }

    @Override
    public AuditPage audit(AuditFilter filter) {
        Paged<AuditEntry> entries = Paged.of(filter.limit(), asked -> read(() -> queries.audit(filter.limit(asked))));
        return new AuditPage(entries.page(), entries.next(AuditEntry::id));
    }

    @Override
    public List<NodeDetails> nodes() {
        return read(queries::nodes);
    }

    @Override
    public List<NodeStacks> stacks(Duration within) {
        return read(() -> queries.stacks(within, MOST_STACKS));
    }

    @Override
    public DeploymentDetails deployment() {
        return deployed.details();
    }

    @Override
    public List<StartableMethod> startable() {
        return deployed.startable();
    }

    @Override
    public List<ThroughputStep> throughput(ThroughputRange range) {
        return read(() -> Steps.of(
                range,
                range == ThroughputRange.WEEK ? queries.hours(range.span()) : queries.minutes(range.span()),
                queries.took(range)));
    }

    @Override
    public List<MethodTimes> slowest(int limit) {
        return read(() -> queries.slowest(Math.min(limit, MOST)));
    }

    private <T> T read(Callable<T> query) {
        try {
            return calls.inCurrentOrNew(query);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            if (failed instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new JobsException(Messages.notRead(), failed);
        }
    }
}
