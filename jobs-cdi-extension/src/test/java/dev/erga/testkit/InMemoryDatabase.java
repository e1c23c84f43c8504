package dev.erga.testkit;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Problem;
import dev.erga.jobs.monitor.AuditEntry;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.LogLine;
import dev.erga.jobs.monitor.NodeStacks;
import dev.erga.jobs.spi.BreakerState;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.StoreException;
import dev.erga.jobs.spi.UniqueKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory with transactions, row locks and a clock that is moved by hand. Several engines may share one, each
 * with its own transactions. Thread-safe.
 */
public final class InMemoryDatabase {

    private static final long GIVE_UP_NANOS = 30_000_000_000L;

    final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    final Table<JobId, JobRow> jobs = new Table<>(this, Comparator.naturalOrder());
    final Table<JobId, LinkRow> links = new Table<>(this, Comparator.naturalOrder());
    final Table<BatchId, BatchRow> batches = new Table<>(this, Comparator.comparing(id -> new JobId(id.value())));
    final Table<Long, TickRow> ticks = new Table<>(this, Comparator.naturalOrder());
    final Table<NodeId, NodeRow> nodes = new Table<>(this, Comparator.comparing(NodeId::value));
    final Table<NodeId, NodeStacks> stacks = new Table<>(this, Comparator.comparing(NodeId::value));
    final Table<String, RecurringRow> recurring = new Table<>(this, Comparator.naturalOrder());
    final Table<String, QueueRow> queues = new Table<>(this, Comparator.naturalOrder());
    final Table<InMemoryStatistics.Key, InMemoryStatistics.Row> statistics =
            new Table<>(this, Comparator.naturalOrder());
    final Table<InMemoryStatistics.QueueKey, InMemoryStatistics.EndedRow> ends =
            new Table<>(this, Comparator.naturalOrder());
    final Table<Long, AuditEntry> audit = new Table<>(this, Comparator.naturalOrder());
    final Table<String, Long> confirmations = new Table<>(this, Comparator.naturalOrder());
    final Table<Integer, Boolean> limitLocks = new Table<>(this, Comparator.naturalOrder());
    final Table<InMemoryLimits.StartKey, InMemoryLimits.StartRow> starts = new Table<>(this, Comparator.naturalOrder());
    final Table<String, BreakerState> breakers = new Table<>(this, Comparator.naturalOrder());
    final Table<JobId, InMemoryNotes.CountRow> counts = new Table<>(this, Comparator.naturalOrder());
    final Table<JobId, InMemoryValues.Kept> results = new Table<>(this, Comparator.naturalOrder());
    final Table<JobId, InMemoryValues.Kept> checkpoints = new Table<>(this, Comparator.naturalOrder());
    final Table<InMemoryNotes.LineKey, InMemoryNotes.LineRow> lines = new Table<>(this, Comparator.naturalOrder());
    final Table<UniqueKey, InMemoryUniqueKeys.Row> keys = new Table<>(
            this,
            Comparator.comparing(UniqueKey::jobName)
                    .thenComparing(key -> key.tenant().orElse(""))
                    .thenComparing(UniqueKey::text));
    final Table<FireKey, FireRow> fires = new Table<>(this, Comparator.naturalOrder());

    @SuppressWarnings("ThreadLocalUsage") // each database has threads in transactions of its own
    private final ThreadLocal<@Nullable InMemoryTransaction> transaction = new ThreadLocal<>();

    private volatile String refusedArguments = "none";
    private volatile String refusedWord = "\n";
    private volatile String refusedLine = "none";
    private long handMade;
    long lastAction;
    private volatile Trap trap = place -> {};

    /** An empty one. */
    public InMemoryDatabase() {
        VersionedRow<Boolean> lock = new VersionedRow<>();
        lock.committed = true;
        limitLocks.put(InMemoryLimits.LOCK, lock);
    }

    /** Called at each verb and commit, outside of any lock; may wait or throw to play a fault. */
    @FunctionalInterface
    public interface Trap {
        /** The place is the name of a verb, or {@code begin transaction}, {@code before commit} or {@code after commit}. */
        void at(String place);
    }

    /** The database's clock. */
    public ManualClock clock() {
        return clock;
    }

    /** Its store. */
    public OpenedStore store() {
        return new OpenedStore(new InMemoryJobStore(this), new InMemoryQueries(this), "in memory", () -> {});
    }

    /** Sets what happens at verbs and commits. */
    public void trap(Trap next) {
        trap = next;
    }

    /** Makes every statement and transaction fail, as while a database is away, until the next call of {@link #trap}. */
    public void goAway() {
        trap(place -> {
            throw refused("the database is away", false);
        });
    }

    /** Waits until the condition, which may read the store, holds; it is looked at after each commit. */
    public void await(String what, BooleanSupplier condition) {
        long giveUp = System.nanoTime() + GIVE_UP_NANOS;
        synchronized (this) {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - giveUp > 0) {
                    throw new AssertionError("never happened: " + what);
                }
                try {
                    wait(1000);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("interrupted waiting for " + what, interrupted);
                }
            }
        }
    }

    /** Adds an enqueued job as if somebody had written its row by hand. */
    public synchronized JobId put(String name, String arguments) {
        JobId id = new JobId(new UUID(0x7000, 0x8000_0000_0000_0000L | handMade++));
        VersionedRow<JobRow> row = new VersionedRow<>();
        NewJob job = NewJob.of(id, name, "default", 5, Due.now(), arguments);
        row.committed = new JobRow(job, JobState.ENQUEUED, clock.instant(), clock.instant());
        jobs.put(id, row);
        notifyAll();
        return id;
    }

    /** Plays a node that claims the job and dies of it. */
    public synchronized void claimByNodeThatDies(JobId id) {
        JobRow row = jobs.committed().stream()
                .filter(found -> found.job.id().equals(id))
                .findFirst()
                .orElseThrow()
                .copy();
        row.go(JobState.PROCESSING, null, clock.instant());
        row.token++;
        row.attempts++;
        row.begunToken = row.token;
        row.node = new NodeId(UUID.randomUUID());
        VersionedRow<JobRow> changed = new VersionedRow<>();
        changed.committed = row;
        jobs.put(id, changed);
        notifyAll();
    }

    /** Whether the calling thread's transaction has locked, and maybe changed, any row; remembered after its end. */
    public boolean holdsRows() {
        return current().wrote();
    }

    /** Refuses from now on to write the end of jobs with these arguments. */
    public void refuseEndsOf(String arguments) {
        refusedArguments = arguments;
    }

    /** Refuses from now on to write the end of attempts whose reason contains the word. */
    public void refuseReasonsWith(String word) {
        refusedWord = word;
    }

    /** Refuses from now on to store lines that contain the word. */
    public void refuseLinesWith(String word) {
        refusedLine = word;
    }

    void checkLine(String text) {
        if (text.contains(refusedLine)) {
            throw refused("value too long", false);
        }
    }

    /** What a database says when the same work may well succeed the next time. */
    public static StoreException deadlock() {
        return refused("deadlock", true);
    }

    void checkEnd(JobRow row, Optional<String> reason) {
        if (row.job.arguments().equals(refusedArguments)
                || reason.filter(text -> text.contains(refusedWord)).isPresent()) {
            throw refused("value too long", false);
        }
    }

    /** Nodes whose lease is good, as the current transaction sees them. */
    Stream<NodeRow> living() {
        return nodes.all(row -> !row.isDead() && row.leaseUntil().isAfter(clock.instant())).stream();
    }

    /** Lets those who {@link #await} look again. */
    public synchronized void touch() {
        notifyAll();
    }

    /** Waits until a job is committed in a state. */
    public void awaitState(JobId id, JobState wanted) {
        await(id + " " + wanted, () -> state(id) == wanted);
    }

    /** The committed state of a job that exists, without a transaction. */
    public JobState state(JobId id) {
        return peek(id).orElseThrow().summary().state();
    }

    /** What is committed of a job, without a transaction. */
    public synchronized Optional<JobDetails> peek(JobId id) {
        return jobs.committed().stream()
                .filter(row -> row.job.id().equals(id))
                .findFirst()
                .map(row -> row.details(
                        keys.committed().stream()
                                .filter(key -> key.job().equals(id))
                                .map(key -> key.key().text())
                                .findFirst(),
                        counts.committed(id).flatMap(count -> count.progress(row, clock.instant())),
                        InMemoryValues.result(row, results.committed(id))));
    }

    /** The committed checkpoint of a job, without a transaction. */
    public synchronized Optional<String> checkpoint(JobId id) {
        return checkpoints.committed(id).map(InMemoryValues.Kept::content);
    }

    /** The committed lines of a job's log, without a transaction. */
    public synchronized List<LogLine> log(JobId id) {
        return lines.committed().stream()
                .filter(row -> row.key().job().equals(id))
                .map(InMemoryNotes.LineRow::line)
                .toList();
    }

    /** The committed entries of the audit, oldest first, without a transaction. */
    public synchronized List<AuditEntry> auditTrail() {
        return audit.committed();
    }

    /** How many committed jobs are in a state, without a transaction. */
    public synchronized long count(JobState state) {
        return jobs.committed().stream().filter(row -> row.state == state).count();
    }

    /** The committed ids in the order they were made, without a transaction. */
    public synchronized List<JobId> ids() {
        return jobs.committed().stream().map(row -> row.job.id()).toList();
    }

    /** The committed entries of a schedule's ledger, oldest first, without a transaction. */
    public synchronized List<FireDetails> ledger(String recurringId) {
        return fires.committed().stream()
                .filter(row -> row.fire().recurringId().equals(recurringId))
                .map(FireRow::details)
                .toList();
    }

    /** The committed breakers of job methods, by name, without a transaction. */
    public synchronized List<BreakerState> breakers() {
        return breakers.committed();
    }

    /** The nodes whose row says so, without a transaction: ACTIVE, DRAINING or DEAD. */
    public synchronized List<NodeId> nodesIn(String state) {
        return nodes.committed().stream()
                .filter(row -> row.state().equals(state))
                .map(NodeRow::id)
                .toList();
    }

    void springTrap(String place) {
        trap.at(place);
    }

    boolean isInTransaction() {
        return transaction.get() != null;
    }

    /** The calling thread's transaction. */
    InMemoryTransaction current() {
        InMemoryTransaction current = transaction.get();
        if (current == null) {
            throw new IllegalStateException("a store is only ever called in a transaction");
        }
        return current;
    }

    @Nullable
    InMemoryTransaction replace(@Nullable InMemoryTransaction next) {
        InMemoryTransaction before = transaction.get();
        if (next == null) {
            transaction.remove();
        } else {
            transaction.set(next);
        }
        return before;
    }

    synchronized void end(InMemoryTransaction ended, boolean commit) {
        ended.end(commit);
        notifyAll();
    }

    synchronized void sweep() {
        jobs.sweep();
        links.sweep();
        batches.sweep();
        ticks.sweep();
        nodes.sweep();
        stacks.sweep();
        recurring.sweep();
        queues.sweep();
        audit.sweep();
        confirmations.sweep();
        statistics.sweep();
        ends.sweep();
        starts.sweep();
        keys.sweep();
        breakers.sweep();
        fires.sweep();
        counts.sweep();
        lines.sweep();
        results.sweep();
        checkpoints.sweep();
    }

    @SuppressWarnings("WaitNotInLoop") // callers look again
    void awaitChange() {
        try {
            wait();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw refused("interrupted while it waited for a row", false);
        }
    }

    static StoreException refused(String why, boolean worthRetrying) {
        return new StoreException(Problem.of("ERGA-0499", why), null, worthRetrying);
    }
}
