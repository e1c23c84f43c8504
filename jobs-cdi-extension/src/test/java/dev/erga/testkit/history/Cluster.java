package dev.erga.testkit.history;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Engines on one database, each with a time of its own, so that one can freeze while the others go on. */
final class Cluster implements AutoCloseable {

    static final String QUEUE = "default";
    private static final Duration STEP = Duration.ofMillis(500);

    /** Lease, sweep and five seconds. */
    private static final Duration RECOVERY = Duration.ofSeconds(30 + 5 + 5);

    final InMemoryDatabase database = new InMemoryDatabase();
    final EngineFault fault;
    final InMemoryTransactions transactions = new InMemoryTransactions(database, new ManualTime());
    final List<Member> members = new ArrayList<>();
    final List<Member> dead = new ArrayList<>();
    final Map<Long, Errand> errands = new TreeMap<>();
    final Set<Long> neverStored = new HashSet<>();
    final Map<BatchId, Integer> batches = new ConcurrentHashMap<>();

    /** The latest job of each key. */
    final Map<String, JobId> latest = new TreeMap<>();

    /** Names of nodes that may be taken for dead. */
    final Set<String> suspects = new HashSet<>();

    private final Map<Long, Script> scripts = new ConcurrentHashMap<>();
    private final Map<Long, Integer> quick = new ConcurrentHashMap<>();
    private final Map<Long, BatchId> batchOf = new ConcurrentHashMap<>();
    private final List<Watch> watches = new ArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean away;
    private volatile boolean calm;
    private long lastNumber;
    private int started;

    Cluster(EngineFault fault) {
        this.fault = fault;
        database.trap(this::trap);
        startNode();
        startNode();
    }

    /** What a node held that is gone has to be free by then, as long as one of these lives. */
    private record Watch(String incarnation, Instant until, List<Member> witnesses) {}

    private void trap(String place) {
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        Member.trap(place, this);
    }

    Member startNode() {
        Member member = new Member(this, "node-" + started++);
        member.node().start();
        members.add(member);
        return member;
    }

    List<Member> living() {
        return members.stream()
                .filter(member -> !member.frozen && !member.isCutOff())
                .toList();
    }

    /** Lets time pass for the database and for all nodes but those that are frozen or dead. */
    void pass(Duration span) {
        for (Duration left = span; !left.isZero(); left = left.minus(STEP)) {
            List<Member> awake = living();
            awake.forEach(member -> member.time().awaitRest());
            database.clock().advance(STEP);
            awake.forEach(member -> member.time().advance(STEP));
        }
        living().forEach(member -> member.time().awaitRest());
        checkRecovery();
    }

    /** What this node owns is to be taken from it. */
    void watch(Member member) {
        Instant until = database.clock().instant().plus(RECOVERY);
        member.incarnation().ifPresent(id -> watches.add(new Watch(id, until, new ArrayList<>(living()))));
    }

    private void checkRecovery() {
        Instant now = database.clock().instant();
        List<Member> awake = living();
        for (Watch watch : List.copyOf(watches)) {
            watch.witnesses().retainAll(awake);
            if (watch.witnesses().isEmpty()) {
                watches.remove(watch);
            } else if (!now.isBefore(watch.until())) {
                watches.remove(watch);
                rows().values()
                        .forEach(row -> Broken.unless(
                                !isHeldBy(row, watch.incarnation()),
                                Invariant.I9_RECOVERY,
                                "still with a dead node: " + row));
            }
        }
    }

    private static boolean isHeldBy(JobDetails row, String incarnation) {
        return row.summary().state() == JobState.PROCESSING
                && row.summary().node().filter(incarnation::equals).isPresent();
    }

    /** The database is away for all nodes meanwhile. */
    void outage(Duration span) {
        watches.clear();
        members.forEach(member -> suspects.add(member.toString()));
        away = true;
        pass(span);
        away = false;
    }

    /** All rows but traces, by the number that is their argument. */
    Map<Long, JobDetails> rows() {
        Map<Long, JobDetails> rows = new TreeMap<>();
        for (JobId id : database.ids()) {
            JobDetails row = database.peek(id).orElseThrow();
            if (!isTrace(row)) {
                Broken.unless(rows.put(number(row), row) == null, Invariant.I2_ATOMIC_ENQUEUE, "stored twice: " + row);
            }
        }
        return rows;
    }

    Errand errand(long number) {
        return Optional.ofNullable(errands.get(number)).orElseThrow();
    }

    Optional<JobDetails> row(long number) {
        return Optional.ofNullable(rows().get(number));
    }

    static boolean isTrace(JobDetails row) {
        return row.summary().name().equals("Hands.trace");
    }

    static long number(JobDetails row) {
        return Long.parseLong(row.arguments().replaceAll("\\D", ""));
    }

    long nextNumber(Script script) {
        lastNumber++;
        scripts.put(lastNumber, script);
        return lastNumber;
    }

    Script script(long number) {
        return scripts.getOrDefault(number, Script.plain());
    }

    void isMember(long number, BatchId batch) {
        batchOf.put(number, batch);
    }

    Optional<BatchId> batchOf(long number) {
        return Optional.ofNullable(batchOf.get(number));
    }

    void didQuickly(long number) {
        quick.merge(number, 1, Integer::sum);
    }

    boolean wasDoneQuickly(long number) {
        return quick.containsKey(number);
    }

    void awaitRelease() throws InterruptedException {
        // Read first: who is told to wait is then let go by whoever calms down.
        CountDownLatch current = gate;
        if (!calm) {
            current.await();
        }
    }

    /** Lets those go that wait. */
    void release() {
        CountDownLatch open = gate;
        gate = new CountDownLatch(1);
        open.countDown();
    }

    /** Nobody waits any more, and no fault is left. */
    void calmDown() {
        calm = true;
        release();
        for (Member member : List.copyOf(members)) {
            member.cutAt("", false);
            thaw(member);
            if (member.isCutOff()) {
                bury(member);
            }
        }
        if (living().isEmpty()) {
            startNode();
        }
    }

    void thaw(Member member) {
        if (member.frozen) {
            member.frozen = false;
            member.time().advanceAnyway(Duration.ofSeconds(40));
            if (!member.isCutOff()) {
                member.time().awaitRest();
            }
        }
    }

    void bury(Member member) {
        suspects.add(member.toString());
        members.remove(member);
        dead.add(member);
    }

    @Override
    public void close() {
        calm = true;
        release();
        database.trap(place -> {});
        members.forEach(member -> member.node().close());
        dead.forEach(member -> member.node().close());
    }
}
