package dev.erga.testkit;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Deletion;
import dev.erga.jobs.spi.DueRecurring;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeaseStatus;
import dev.erga.jobs.spi.LeasedCompletion;
import dev.erga.jobs.spi.LostNode;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.Requeue;
import dev.erga.jobs.spi.RescuedJob;
import dev.erga.jobs.spi.Retention;
import dev.erga.jobs.spi.Upcoming;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The writing verbs of the store in memory: the contract in its plainest form. */
final class InMemoryJobStore implements JobStore {

    private static final Comparator<JobRow> CLAIM_ORDER =
            Comparator.<JobRow>comparingInt(row -> row.job.priority()).thenComparing(row -> row.job.id());

    private final InMemoryDatabase database;

    InMemoryJobStore(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void enqueue(List<NewJob> jobs) {
        run("enqueue", () -> {
            for (NewJob job : jobs) {
                Texts.requireNoNul(job.name());
                Texts.requireNoNul(job.arguments());
                Instant runAt = runAt(job.due());
                JobState state = runAt.isAfter(now()) ? JobState.SCHEDULED : JobState.ENQUEUED;
                database.jobs.insert(job.id(), new JobRow(job, state, now(), runAt));
            }
            return jobs;
        });
    }

    private Instant runAt(Due due) {
        Instant now = now();
        if (due instanceof Due.In in) {
            return now.plus(in.delay());
        }
        return due instanceof Due.At at && at.instant().isAfter(now) ? at.instant() : now;
    }

    @Override
    public List<ClaimedJob> claim(Claim claim) {
        return run("claim", () -> {
            if (database.nodes
                    .find(claim.node())
                    .filter(node -> node.mayClaim(now()))
                    .isEmpty()) {
                return List.of();
            }
            List<JobRow> waiting = new ArrayList<>(database.jobs.all(row -> isWanted(row, claim)));
            waiting.sort(CLAIM_ORDER);
            List<ClaimedJob> granted = new ArrayList<>();
            for (JobRow row : waiting) {
                if (granted.size() == claim.limit()) {
                    break;
                }
                if (tryLock(row, JobState.ENQUEUED)) {
                    JobRow next = row.copy();
                    next.go(JobState.PROCESSING, null, now());
                    next.token++;
                    next.attempts++;
                    next.node = claim.node();
                    next.startedAt = now();
                    database.jobs.update(row.job.id(), next);
                    granted.add(next.claimed(claim.node(), now()));
                }
            }
            return granted;
        });
    }

    private static boolean isWanted(JobRow row, Claim claim) {
        return row.state == JobState.ENQUEUED
                && row.job.queue().equals(claim.queue())
                && claim.names().contains(row.job.name())
                && claim.after().map(cursor -> isBehind(row, cursor)).orElse(true);
    }

    private static boolean isBehind(JobRow row, Claim.Cursor cursor) {
        int priority = Integer.compare(row.job.priority(), cursor.priority());
        return priority > 0 || (priority == 0 && row.job.id().compareTo(cursor.id()) > 0);
    }

    @Override
    public boolean complete(Lease lease, Completion completion) {
        return run("complete", () -> end(lease, completion));
    }

    @Override
    public Set<Lease> completeAll(List<LeasedCompletion> completions) {
        return run("completeAll", () -> {
            Set<Lease> gone = new HashSet<>();
            List<LeasedCompletion> ordered = new ArrayList<>(completions);
            ordered.sort(Comparator.comparing(each -> each.lease().job()));
            for (LeasedCompletion each : ordered) {
                if (!end(each.lease(), each.completion())) {
                    gone.add(each.lease());
                }
            }
            return gone;
        });
    }

    private boolean end(Lease lease, Completion completion) {
        Optional<JobRow> row = database.jobs.lock(lease.job()).filter(found -> found.isHeldBy(lease));
        row.ifPresent(found -> {
            database.checkEnd(found, completion.reason());
            JobRow next = found.copy();
            if (completion.outcome().recorded()) {
                next.record(recordedAs(completion.outcome()), completion.failure(), now());
            }
            next.go(completion.outcome().target(), completion.reason().orElse(null), now());
            next.attempts -= completion.outcome().counted() ? 0 : 1;
            next.stopRequested = false;
            next.runAt = completion.delay().map(now()::plus).orElse(next.runAt);
            next.expiresAt = completion.expireAfter().map(now()::plus).orElse(null);
            database.jobs.update(lease.job(), next);
        });
        return row.isPresent();
    }

    private static String recordedAs(Completion.Outcome outcome) {
        return switch (outcome) {
            case TIMED_OUT_WILL_RETRY, TIMED_OUT_GAVE_UP -> "TIMED_OUT";
            case CANCELLED -> "CANCELLED";
            case UNREADABLE -> "UNREADABLE";
            default -> "FAILED";
        };
    }

    @Override
    public LeaseStatus inspect(Lease lease) {
        return run(
                "inspect",
                () -> database.jobs
                        .lock(lease.job())
                        .filter(row ->
                                row.token == lease.token() && lease.node().equals(row.node))
                        .map(row -> row.state == JobState.PROCESSING ? LeaseStatus.HELD : LeaseStatus.COMPLETED)
                        .orElse(LeaseStatus.LOST));
    }

    @Override
    public Requeue requeue(JobId job, String reason) {
        return run("requeue", () -> {
            Optional<JobRow> row = database.jobs.lock(job);
            if (row.isEmpty()) {
                return Requeue.UNKNOWN;
            }
            if (row.get().state == JobState.ENQUEUED || row.get().state == JobState.PROCESSING) {
                return Requeue.ALREADY_ON_ITS_WAY;
            }
            JobRow next = row.get().copy();
            next.go(JobState.ENQUEUED, reason, now());
            next.attempts = 0;
            next.crashes = 0;
            next.runAt = now();
            database.jobs.update(job, next);
            return Requeue.REQUEUED;
        });
    }

    @Override
    public Deletion delete(JobId job, String reason, Optional<Duration> expireAfter) {
        return run("delete", () -> {
            Optional<JobRow> row = database.jobs.lock(job);
            if (row.isEmpty()) {
                return Deletion.UNKNOWN;
            }
            if (row.get().state.isFinal()) {
                return Deletion.ALREADY_OVER;
            }
            JobRow next = row.get().copy();
            boolean running = next.state == JobState.PROCESSING;
            if (running) {
                next.stopRequested = true;
            } else {
                next.go(JobState.DELETED, reason, now());
                next.expiresAt = expireAfter.map(now()::plus).orElse(null);
            }
            database.jobs.update(job, next);
            return running ? Deletion.CANCELLING : Deletion.DELETED;
        });
    }

    @Override
    public Set<Lease> cancellations(NodeId node) {
        return run("cancellations", () -> {
            Set<Lease> asked = new HashSet<>();
            database.jobs
                    .all(row -> row.state == JobState.PROCESSING && row.stopRequested && node.equals(row.node))
                    .forEach(row -> asked.add(new Lease(row.job.id(), row.token, node)));
            return asked;
        });
    }

    @Override
    public void join(NodeDescription node, Duration lease) {
        run("join", () -> {
            database.nodes.insert(node.id(), new NodeRow(node, "ACTIVE", now(), now().plus(lease)));
            return node;
        });
    }

    @Override
    public boolean renew(NodeId node, Duration lease) {
        return run("renew", () -> {
            Optional<NodeRow> row = database.nodes
                    .lock(node)
                    .filter(found -> !found.isDead() && found.leaseUntil().isAfter(now()));
            row.ifPresent(found -> database.nodes.update(node, found.until(now().plus(lease))));
            return row.isPresent();
        });
    }

    @Override
    public void drain(NodeId node) {
        mark("drain", node, "DRAINING");
    }

    @Override
    public void leave(NodeId node) {
        mark("leave", node, "DEAD");
    }

    private void mark(String verb, NodeId node, String state) {
        run(verb, () -> {
            database.nodes
                    .lock(node)
                    .filter(row -> !row.isDead())
                    .ifPresent(row -> database.nodes.update(node, row.in(state)));
            return node;
        });
    }

    @Override
    public List<LostNode> expireNodes() {
        return run("expireNodes", () -> {
            List<LostNode> lost = new ArrayList<>();
            for (NodeRow seen : database.nodes.all(row -> isExpired(row))) {
                database.nodes.lock(seen.id()).filter(this::isExpired).ifPresent(row -> {
                    database.nodes.update(row.id(), row.in("DEAD"));
                    lost.add(new LostNode(row.id(), row.description().name()));
                });
            }
            return lost;
        });
    }

    private boolean isExpired(NodeRow row) {
        return !row.isDead() && !row.leaseUntil().isAfter(now());
    }

    @Override
    public List<RescuedJob> rescue(int limit, int maxCrashes) {
        return run("rescue", () -> {
            List<RescuedJob> rescued = new ArrayList<>();
            for (JobRow row : database.jobs.all(this::isOrphan)) {
                if (rescued.size() == limit) {
                    break;
                }
                if (tryLock(row, JobState.PROCESSING)) {
                    rescued.add(rescue(row, maxCrashes));
                }
            }
            return rescued;
        });
    }

    private boolean isOrphan(JobRow row) {
        return row.state == JobState.PROCESSING
                && database.nodes
                        .find(Objects.requireNonNull(row.node))
                        .map(NodeRow::isDead)
                        .orElse(true);
    }

    private RescuedJob rescue(JobRow row, int maxCrashes) {
        JobRow next = row.copy();
        next.crashes++;
        boolean quarantined = next.crashes >= maxCrashes;
        next.record("RESCUED", Optional.empty(), now());
        String fact = "Its node died while it ran" + (quarantined ? ", too often: it is in quarantine." : ".");
        next.go(quarantined ? JobState.FAILED : JobState.ENQUEUED, fact, now());
        next.attempts--;
        next.node = null;
        next.runAt = now();
        database.jobs.update(row.job.id(), next);
        NodeId from = Objects.requireNonNull(row.node);
        return new RescuedJob(row.job.id(), row.job.name(), row.job.queue(), from, quarantined);
    }

    @Override
    public List<String> promote(int limit) {
        return run("promote", () -> {
            List<JobRow> due = new ArrayList<>(
                    database.jobs.all(row -> row.state == JobState.SCHEDULED && !row.runAt.isAfter(now())));
            due.sort(Comparator.comparing(row -> row.runAt));
            List<String> queues = new ArrayList<>();
            due.stream()
                    .filter(row -> tryLock(row, JobState.SCHEDULED))
                    .limit(limit)
                    .forEach(row -> {
                        move(row, JobState.ENQUEUED, row.reason);
                        queues.add(row.job.queue());
                    });
            return queues.stream().distinct().toList();
        });
    }

    @Override
    public Upcoming upcoming() {
        return run(
                "upcoming",
                () -> new Upcoming(
                        database.jobs.all(row -> row.state == JobState.SCHEDULED).stream()
                                .map(row -> Duration.between(now(), row.runAt))
                                .min(Comparator.naturalOrder()),
                        database.recurring.all(row -> row.nextFire().isPresent()).stream()
                                .map(row ->
                                        Duration.between(now(), row.nextFire().orElseThrow()))
                                .min(Comparator.naturalOrder())));
    }

    @Override
    public int hold(int limit) {
        return run("hold", () -> {
            Set<String> declared = declaredNames();
            if (declared.isEmpty()) {
                return 0;
            }
            return moveAll(
                    row -> row.state == JobState.ENQUEUED && !declared.contains(row.job.name()),
                    limit,
                    JobState.HELD,
                    "No living node declares its job method.");
        });
    }

    @Override
    public int unhold(int limit) {
        return run("unhold", () -> {
            Set<String> declared = declaredNames();
            return moveAll(
                    row -> row.state == JobState.HELD && declared.contains(row.job.name()),
                    limit,
                    JobState.ENQUEUED,
                    null);
        });
    }

    private Set<String> declaredNames() {
        Set<String> names = new HashSet<>();
        database.nodes
                .all(row -> !row.isDead() && row.leaseUntil().isAfter(now()))
                .forEach(row -> names.addAll(row.description().jobNames()));
        return names;
    }

    private int moveAll(Predicate<JobRow> wanted, int limit, JobState next, @Nullable String reason) {
        List<JobRow> rows = database.jobs.all(wanted);
        int moved = 0;
        for (JobRow row : rows) {
            if (moved < limit && tryLock(row, row.state)) {
                move(row, next, reason);
                moved++;
            }
        }
        return moved;
    }

    private void move(JobRow row, JobState next, @Nullable String reason) {
        JobRow moved = row.copy();
        moved.go(next, reason, now());
        database.jobs.update(row.job.id(), moved);
    }

    /** Locks the row if nobody holds it and it is still as it was seen. */
    private boolean tryLock(JobRow seen, JobState state) {
        return database.jobs
                .lockUnlessHeld(seen.job.id())
                .filter(row -> row.state == state && row.token == seen.token)
                .isPresent();
    }

    @Override
    public int prune(Retention retention, int limit) {
        return run("prune", () -> {
            int gone = 0;
            for (JobRow row : database.jobs.all(this::isOver)) {
                if (gone < limit && tryLock(row, row.state)) {
                    database.jobs.delete(row.job.id());
                    gone++;
                }
            }
            for (FireRow row : database.fires.all(fire -> isForgotten(fire, retention))) {
                database.fires.lock(row.key());
                database.fires.delete(row.key());
                gone++;
            }
            for (NodeRow row : database.nodes.all(
                    node -> node.isDead() && isOlder(node.leaseUntil(), retention.nodes()) && !hasOrphans(node))) {
                database.nodes.lock(row.id());
                database.nodes.delete(row.id());
                gone++;
            }
            return gone;
        });
    }

    /** The latest entry of a ledger stays, however old. */
    private boolean isForgotten(FireRow row, Retention retention) {
        return isOlder(row.fire().fireTime(), retention.fires())
                && !database.fires
                        .all(other -> other.fire()
                                        .recurringId()
                                        .equals(row.fire().recurringId())
                                && other.fire().fireTime().isAfter(row.fire().fireTime()))
                        .isEmpty();
    }

    private boolean hasOrphans(NodeRow node) {
        return !database.jobs
                .all(row -> row.state == JobState.PROCESSING && node.id().equals(row.node))
                .isEmpty();
    }

    private boolean isOver(JobRow row) {
        return row.expiresAt != null && !row.expiresAt.isAfter(now());
    }

    private boolean isOlder(Instant instant, Duration age) {
        return !instant.plus(age).isAfter(now());
    }

    @Override
    public Instant now() {
        return database.clock.instant();
    }

    @Override
    public void declareRecurring(RecurringDefinition definition, Optional<Instant> firstFire) {
        run("declareRecurring", () -> {
            Optional<RecurringRow> known = database.recurring.lock(definition.id());
            if (known.isEmpty()) {
                database.recurring.insert(definition.id(), new RecurringRow(definition, firstFire));
            } else {
                boolean same = known.get().definition().firesLike(definition);
                Optional<Instant> next = same ? known.get().nextFire() : firstFire;
                database.recurring.update(definition.id(), new RecurringRow(definition, next));
            }
            return definition;
        });
    }

    @Override
    public List<DueRecurring> lockDueRecurring(Set<String> ids, int limit) {
        return run("lockDueRecurring", () -> {
            List<DueRecurring> due = new ArrayList<>();
            database.recurring.all(row -> ids.contains(row.definition().id()) && row.isDueAt(now())).stream()
                    .sorted(Comparator.comparing(row -> row.nextFire().orElseThrow()))
                    .forEach(row -> {
                        if (due.size() < limit) {
                            database.recurring
                                    .lockUnlessHeld(row.definition().id())
                                    .filter(locked -> locked.isDueAt(now()))
                                    .ifPresent(locked -> due.add(new DueRecurring(
                                            locked.definition(),
                                            locked.nextFire().orElseThrow(),
                                            now())));
                        }
                    });
            return due;
        });
    }

    @Override
    public Optional<RecurringDefinition> recurring(String id) {
        return run("recurring", () -> database.recurring.find(id).map(RecurringRow::definition));
    }

    @Override
    public void recordFires(String recurringId, List<Fire> fires, Optional<Instant> nextFire) {
        run("recordFires", () -> {
            for (Fire fire : fires) {
                FireRow row = new FireRow(fire, now());
                database.fires.insert(row.key(), row);
            }
            database.recurring
                    .lock(recurringId)
                    .ifPresent(row ->
                            database.recurring.update(recurringId, new RecurringRow(row.definition(), nextFire)));
            return fires;
        });
    }

    private <T> T run(String verb, Supplier<T> work) {
        database.springTrap(verb);
        synchronized (database) {
            return work.get();
        }
    }
}
