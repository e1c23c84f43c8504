package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobDetails;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of the contract have in common: an empty store, transactions, and jobs and nodes without ceremony. */
abstract class StoreScenario {

    static final String QUEUE = "default";
    static final String METHOD = "Emails.sendWelcome";
    /** More jobs than any scenario stores. */
    static final int BOUND = 10_000;

    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration TIMEOUT = Duration.ofMinutes(1);
    static final Failure FAILURE = new Failure("java.io.IOException", "no route", "at com.acme.Emails.send");

    private static final AtomicLong LAST_ID = new AtomicLong(0x0198_0c5e_7b1cL);

    private final Supplier<? extends StoreUnderTest> emptyStore;

    StoreUnderTest subject;
    JobStore store;
    JobStoreQueries queries;
    Transactions transactions;

    StoreScenario(Supplier<? extends StoreUnderTest> emptyStore) {
        this.emptyStore = emptyStore;
    }

    @BeforeEach
    final void startWithAnEmptyStore() {
        subject = emptyStore.get();
        store = subject.store();
        queries = subject.queries();
        transactions = subject.transactions();
    }

    /** Does the work in a transaction that commits. */
    final <T> T inTransaction(Callable<T> work) throws Exception {
        return transactions.inNew(TIMEOUT, work);
    }

    /** Does the work in a transaction that commits. */
    final void commit(Runnable work) throws Exception {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    /** Does the work in a transaction that rolls back. */
    final void rollBack(Runnable work) throws Exception {
        commit(() -> {
            work.run();
            transactions.setRollbackOnly();
        });
    }

    /**
     * Does the work in a transaction that commits, while the test holds others open; fails when it waits for one of
     * those for good.
     */
    final <T> T meanwhile(Callable<T> work) throws Exception {
        try (OpenTransaction own = OpenTransaction.begin(transactions)) {
            T result = own.run(work);
            own.commit();
            return result;
        }
    }

    /** What a node fires that declares these schedules and no job method. */
    static Fireable declared(String... ids) {
        return Fireable.of(Set.of(ids), Set.of());
    }

    /** An id later than all before it. */
    static JobId nextId() {
        return new JobId(new UUID(LAST_ID.incrementAndGet() << 16 | 0x7000, 0x8000_0000_0000_0000L));
    }

    static NewJob newJob() {
        return NewJob.of(nextId(), METHOD, QUEUE, 5, Due.now(), "[42]");
    }

    static NewJob newJob(String name, String queue, int priority, Due due) {
        return NewJob.of(nextId(), name, queue, priority, due, "[]");
    }

    /** Stores the job and commits. */
    final JobId stored(NewJob job) throws Exception {
        commit(() -> store.enqueue(List.of(job)));
        return job.id();
    }

    /** Stores an ordinary job and commits. */
    final JobId stored() throws Exception {
        return stored(newJob());
    }

    /** A node that declares the ordinary job method. */
    final NodeId joined() throws Exception {
        return joined("node", LEASE, METHOD);
    }

    final NodeId joined(String name, Duration lease, String... jobNames) throws Exception {
        NodeId id = new NodeId(UUID.randomUUID());
        commit(() -> store.join(new NodeDescription(id, name, "1.0", 4, Set.of(QUEUE), Set.of(jobNames)), lease));
        return id;
    }

    static Claim claimOf(NodeId node, int limit) {
        return new Claim(node, QUEUE, Set.of(METHOD), limit, Optional.empty());
    }

    final List<ClaimedJob> claimed(Claim claim) throws Exception {
        return inTransaction(() -> store.claim(claim));
    }

    final List<JobId> claimedIds(Claim claim) throws Exception {
        return claimed(claim).stream().map(job -> job.lease().job()).toList();
    }

    /** Stores an ordinary job and has the node claim it. */
    final Lease running(NodeId node) throws Exception {
        JobId job = stored();
        return runningAgain(job, node);
    }

    /** Has the node claim a job that is ready. */
    final Lease runningAgain(JobId job, NodeId node) throws Exception {
        List<ClaimedJob> granted = claimed(claimOf(node, 1));
        assertThat(granted).extracting(grant -> grant.lease().job()).containsExactly(job);
        return granted.get(0).lease();
    }

    final boolean begun(Lease lease) throws Exception {
        return inTransaction(() -> store.begin(lease));
    }

    final boolean completed(Lease lease, Completion completion) throws Exception {
        return inTransaction(() -> store.complete(lease, completion));
    }

    static Completion succeeded() {
        return Completion.succeeded(Optional.of(Duration.ofDays(1)));
    }

    static Completion retry(Duration delay) {
        return Completion.retry(delay, "IOException: no route; tries again", FAILURE);
    }

    static Completion gaveUp() {
        return Completion.gaveUp("IOException: no route; that was the last attempt", FAILURE, Optional.empty());
    }

    final JobDetails details(JobId job) throws Exception {
        return inTransaction(() -> queries.job(job)).orElseThrow();
    }

    final JobState state(JobId job) throws Exception {
        return details(job).summary().state();
    }

    /** The node loses its lease and is declared dead. */
    final void dies(NodeId node) throws Exception {
        commit(() -> store.leave(node));
    }

    final List<RescuedJob> rescued() throws Exception {
        return inTransaction(() -> store.rescue(100, 3, Keeping.alike(Optional.empty())));
    }
}
