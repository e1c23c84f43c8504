package dev.erga.testkit.history;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.spi.JobLimit;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.JobStoreQueries;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Retention;
import dev.erga.jobs.spi.StoreUnderTest;
import dev.erga.jobs.spi.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** A store that a history happens to, and what the model knows of it. */
final class World implements AutoCloseable {

    static final List<String> QUEUES = List.of("a", "b");
    static final List<String> TENANTS = List.of("acme", "bobs", "corp");
    static final List<String> METHODS = List.of("Mails.send", "Reports.make");
    static final String UNDECLARED = "Former.method";

    /** Time passes by tens of minutes, and whatever is to last lasts five minutes more: nothing ends at the very moment. */
    static final Retention RETENTION = new Retention(
            Duration.ofMinutes(125),
            Duration.ofMinutes(125),
            Optional.empty(),
            Duration.ofDays(365),
            Duration.ofMinutes(245),
            Duration.ofDays(365));

    /** Places that jobs share. */
    static final List<JobLimit> LIMITS =
            List.of(new JobLimit("disk", LimitBounds.atOnce(2)), new JobLimit("printer", LimitBounds.atOnce(1)));

    static final int MOST_JOBS = 120;

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Duration PROBE = Duration.ofHours(1);
    private static final int ROWS = 200;

    final JobStore store;
    final JobStoreQueries queries;
    final Model model = new Model();
    private final StoreUnderTest subject;
    private final boolean clockMoves;
    private final Instant began;
    private Optional<OpenWork> open = Optional.empty();
    private boolean calm;
    private long lastId;

    World(StoreUnderTest subject) throws Exception {
        this.subject = subject;
        this.store = subject.store();
        this.queries = subject.queries();
        Instant before = commit(store::now);
        subject.passTime(PROBE);
        Instant after = commit(store::now);
        clockMoves = after.isAfter(before.plus(PROBE.dividedBy(2)));
        began = after;
    }

    /**
     * What came of a transaction.
     *
     * @param answer of the verb in it
     * @param committed false if it was rolled back afterwards
     */
    record Done<T>(T answer, boolean committed) {

        String orNot() {
            return committed ? "" : ", rolled back";
        }
    }

    <T> T commit(Callable<T> work) throws Exception {
        return subject.transactions().inNew(TIMEOUT, work);
    }

    /** In a transaction that commits, or, now and then, rolls back at its end as if the node had died there. */
    <T> Done<T> perform(Dice dice, Callable<T> work) throws Exception {
        boolean commits = calm || !dice.oneIn(8);
        Transactions transactions = subject.transactions();
        T answer = transactions.inNew(TIMEOUT, () -> {
            T result = work.call();
            if (!commits) {
                transactions.setRollbackOnly();
            }
            return result;
        });
        return new Done<>(answer, commits);
    }

    /** From now on all transactions commit. */
    void calmDown() {
        calm = true;
    }

    Optional<OpenWork> open() {
        return open;
    }

    /** Leaves a transaction open; what it holds is known to the model. */
    OpenWork begin() {
        OpenWork begun = OpenWork.begin(this, subject.transactions());
        open = Optional.of(begun);
        return begun;
    }

    /** Ends the transaction that is open, if one is. */
    void end(boolean commits) throws Exception {
        Optional<OpenWork> ending = open;
        open = Optional.empty();
        if (ending.isPresent()) {
            ending.get().end(commits);
        }
    }

    /** Lets time pass; a transaction that is open commits before. */
    void pass(long minutes) throws Exception {
        end(true);
        subject.passTime(Duration.ofMinutes(minutes));
        model.now += minutes;
    }

    /** A time of the store, as if its clock had been moved. */
    Instant virtual(Instant stored) {
        return clockMoves ? stored : stored.plus(Duration.ofMinutes(model.now));
    }

    /** The time as the store has it now. */
    Instant stored(Instant virtual) {
        return clockMoves ? virtual : virtual.minus(Duration.ofMinutes(model.now));
    }

    /** Minutes since the history began, for a time that the store tells now. */
    long minutes(Instant stored) {
        return Math.round(Duration.between(began, virtual(stored)).toMillis() / 60_000.0);
    }

    JobId nextJob() {
        return new JobId(nextUuid());
    }

    NodeId nextNode() {
        return new NodeId(nextUuid());
    }

    UUID nextUuid() {
        lastId++;
        return new UUID(lastId << 16 | 0x7000, 0x8000_0000_0000_0000L);
    }

    /** All jobs as they are committed. */
    Map<JobId, JobSummary> rows() throws Exception {
        Map<JobId, JobSummary> rows = new TreeMap<>();
        commit(() -> queries.jobs(JobFilter.all().limit(ROWS), ROWS).jobs()).forEach(row -> rows.put(row.id(), row));
        return rows;
    }

    /** A node to act: most often one that may claim, else one that should not. */
    Optional<ModelNode> node(Dice dice) {
        Map<Boolean, List<ModelNode>> nodes =
                model.nodes.values().stream().collect(Collectors.partitioningBy(node -> node.mayClaim(model.now)));
        List<ModelNode> wanted = nodes.getOrDefault(!dice.oneIn(4), List.of());
        return wanted.isEmpty() ? dice.maybe(List.copyOf(model.nodes.values())) : dice.maybe(wanted);
    }

    /** A queue to look into: most often one in which something is ready. */
    String queue(Dice dice) {
        List<ModelJob> ready = model.free(ModelJob::isReady);
        return ready.isEmpty() || dice.oneIn(4)
                ? dice.of(QUEUES)
                : dice.of(ready).made.queue();
    }

    @Override
    public void close() {
        open.ifPresent(OpenWork::abandon);
        open = Optional.empty();
    }
}
