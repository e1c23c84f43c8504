package dev.erga.testkit;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Batches;
import dev.erga.jobs.spi.Breakers;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Continuations;
import dev.erga.jobs.spi.Deletion;
import dev.erga.jobs.spi.Fireable;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.JobValues;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeaseStatus;
import dev.erga.jobs.spi.LeasedCompletion;
import dev.erga.jobs.spi.Limits;
import dev.erga.jobs.spi.LostNode;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Notes;
import dev.erga.jobs.spi.Operations;
import dev.erga.jobs.spi.Pulse;
import dev.erga.jobs.spi.Queues;
import dev.erga.jobs.spi.Renewal;
import dev.erga.jobs.spi.Requeue;
import dev.erga.jobs.spi.RescuedJob;
import dev.erga.jobs.spi.Retention;
import dev.erga.jobs.spi.Schedules;
import dev.erga.jobs.spi.Stacks;
import dev.erga.jobs.spi.Statistics;
import dev.erga.jobs.spi.Tenants;
import dev.erga.jobs.spi.UniqueKeys;
import dev.erga.jobs.spi.Upcoming;
import dev.erga.jobs.spi.WrittenEnds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The writing verbs of the store in memory: the contract in its plainest form. */
final class InMemoryJobStore extends InMemoryVerbs implements JobStore {

    private final InMemoryNodes nodes;
    private final InMemoryUpkeep upkeep;
    private final InMemorySchedules schedules;
    private final InMemoryNotes notes;
    private final InMemoryValues values;
    private final InMemoryContinuations continuations;

    InMemoryJobStore(InMemoryDatabase database) {
        super(database);
        this.nodes = new InMemoryNodes(database);
        this.continuations = new InMemoryContinuations(database);
        this.upkeep = new InMemoryUpkeep(database, continuations);
        this.schedules = new InMemorySchedules(database);
        this.notes = new InMemoryNotes(database);
        this.values = new InMemoryValues(database);
    }

    @Override
    public void enqueue(List<NewJob> jobs) {
        run("enqueue", () -> {
            for (NewJob job : jobs) {
                Texts.requireNoNul(job.name());
                Texts.requireNoNul(job.arguments());
                store(job);
            }
            return jobs;
        });
    }

    private void store(NewJob job) {
        if (job.due() instanceof Due.Follows follows) {
            JobState parent = continuations.lock(follows.parent());
            database.jobs.insert(job.id(), new JobRow(job, JobState.AWAITING, now(), now()));
            continuations.link(job, follows, parent);
            return;
        }
        Instant runAt = runAt(job.due());
        JobState state = runAt.isAfter(now()) ? JobState.SCHEDULED : JobState.ENQUEUED;
        JobRow row = new JobRow(job, state, now(), runAt);
        if (state == JobState.ENQUEUED && job.limit().isPresent()) {
            row.state = JobState.AWAITING;
            row.awaitsPlace = true;
            continuations.tellPlaces(row);
        }
        database.jobs.insert(job.id(), row);
    }

    @Override
    public Operations operations() {
        return new InMemoryOperations(database, continuations);
    }

    @Override
    public Statistics statistics() {
        return new InMemoryStatistics(database);
    }

    @Override
    public Stacks stacks() {
        return new InMemoryStacks(database);
    }

    @Override
    public Batches batches() {
        return continuations.batches();
    }

    @Override
    public UniqueKeys uniqueKeys() {
        return new InMemoryUniqueKeys(database, continuations);
    }

    @Override
    public Continuations continuations() {
        return continuations;
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
            if (!mayClaim(claim.node(), claim.queue())) {
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
                    granted.add(grant(row, claim.node()));
                }
            }
            return granted;
        });
    }

    private static boolean isWanted(JobRow row, Claim claim) {
        return isReady(row)
                && row.job.tenant().isEmpty()
                && row.job.queue().equals(claim.queue())
                && claim.names().contains(row.job.name())
                && claim.after().map(cursor -> isBehind(row, cursor)).orElse(true);
    }

    private static boolean isBehind(JobRow row, Claim.Cursor cursor) {
        int priority = Integer.compare(row.job.priority(), cursor.priority());
        return priority > 0 || (priority == 0 && row.job.id().compareTo(cursor.id()) > 0);
    }

    @Override
    public boolean begin(Lease lease) {
        return run("begin", () -> {
            Optional<JobRow> row = database.jobs.lock(lease.job()).filter(found -> found.isHeldBy(lease));
            row.ifPresent(found -> {
                JobRow next = found.copy();
                next.begunToken = next.token;
                database.jobs.update(lease.job(), next);
            });
            return row.isPresent();
        });
    }

    @Override
    public boolean complete(Lease lease, Completion completion) {
        return run("complete", () -> end(lease, completion).isPresent());
    }

    @Override
    public WrittenEnds completeAll(List<LeasedCompletion> completions) {
        return run("completeAll", () -> {
            Set<Lease> gone = new HashSet<>();
            Set<Lease> busy = new HashSet<>();
            Map<Lease, String> deleted = new HashMap<>();
            List<LeasedCompletion> ordered = new ArrayList<>(completions);
            ordered.sort(Comparator.comparing(each -> each.lease().job()));
            for (LeasedCompletion each : ordered) {
                boolean free = database.jobs.lockUnlessHeld(each.lease().job()).isPresent();
                Optional<JobRow> ended = free ? end(each.lease(), each.completion()) : Optional.empty();
                if (ended.isEmpty()) {
                    (!free && runs(each.lease()) ? busy : gone).add(each.lease());
                } else if (ended.get().state == JobState.DELETED
                        && each.completion().outcome().target() != JobState.DELETED) {
                    deleted.put(each.lease(), String.valueOf(ended.get().reason));
                }
            }
            return new WrittenEnds(gone, busy, deleted);
        });
    }

    @Override
    public boolean succeedTogether(List<Lease> leases, Optional<Duration> expireAfter) {
        return run("succeedTogether", () -> {
            List<Lease> ordered = new ArrayList<>(leases);
            ordered.sort(Comparator.comparing(Lease::job));
            boolean all = ordered.stream()
                    .allMatch(lease -> database.jobs
                            .lockUnlessHeld(lease.job())
                            .filter(row -> row.isHeldBy(lease))
                            .isPresent());
            if (all) {
                ordered.forEach(lease -> end(lease, Completion.succeeded(expireAfter)));
            }
            return all;
        });
    }

    private boolean runs(Lease lease) {
        return database.jobs
                .find(lease.job())
                .filter(row -> row.isHeldBy(lease))
                .isPresent();
    }

    private Optional<JobRow> end(Lease lease, Completion completion) {
        Optional<JobRow> row = database.jobs.lock(lease.job()).filter(found -> found.isHeldBy(lease));
        return row.map(found -> {
            database.checkEnd(found, completion.reason());
            JobRow next = found.copy();
            if (completion.outcome().recorded()) {
                next.record(recordedAs(completion.outcome()), completion.failure(), now());
            }
            next.attempts -= completion.outcome().counted() ? 0 : 1;
            if (!next.goUnlessStopped(
                    completion.outcome().target(), completion.reason().orElse(null), now())) {
                next.runAt = completion.delay().map(now()::plus).orElse(next.runAt);
                next.expiresAt = completion.expireAfter().map(now()::plus).orElse(null);
            }
            if (next.state != JobState.DELETED) {
                completion.failure().ifPresent(failure -> next.failedWith(failure, now()));
            }
            database.jobs.update(lease.job(), next);
            continuations.ended(next);
            return next;
        });
    }

    private static String recordedAs(Completion.Outcome outcome) {
        return switch (outcome) {
            case TIMED_OUT_WILL_RETRY, TIMED_OUT_GAVE_UP, TIMED_OUT_DROPPED -> "TIMED_OUT";
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
    public Notes notes() {
        return notes;
    }

    @Override
    public JobValues values() {
        return values;
    }

    @Override
    public Requeue requeue(JobId job, String reason) {
        return run("requeue", () -> {
            Optional<JobRow> row = database.jobs.lock(job);
            if (row.isEmpty()) {
                return Requeue.UNKNOWN;
            }
            if (row.get().awaitsPlace
                    || row.get().state == JobState.ENQUEUED
                    || row.get().state == JobState.PROCESSING) {
                return Requeue.ALREADY_ON_ITS_WAY;
            }
            values.requeued(row.get());
            continuations.batches().ended(row.get().job.batch(), row.get().state, -1);
            JobRow next = row.get().copy();
            next.go(JobState.ENQUEUED, reason, now());
            next.attempts = 0;
            next.crashes = 0;
            next.runAt = now();
            next.stopRequested = false;
            next.failedWith(null, now());
            database.jobs.update(job, next);
            continuations.tellPlaces(next);
            return Requeue.REQUEUED;
        });
    }

    @Override
    public Deletion delete(JobId job, String reason, Keeping keeping) {
        return run("delete", () -> {
            Optional<JobRow> row = database.jobs.lock(job);
            if (row.isEmpty()) {
                return Deletion.UNKNOWN;
            }
            if (row.get().state.isFinal()) {
                return Deletion.ALREADY_OVER;
            }
            JobRow next = row.get().copy();
            Optional<Duration> expireAfter = keeping.span(next.job.name(), JobState.DELETED);
            boolean running = next.state == JobState.PROCESSING;
            if (running) {
                next.stopRequested = true;
                next.reason = Texts.reason(reason);
                next.keptWhenStopped = expireAfter.orElse(null);
            } else {
                next.go(JobState.DELETED, reason, now());
                next.expiresAt = expireAfter.map(now()::plus).orElse(null);
            }
            database.jobs.update(job, next);
            if (!running) {
                continuations.ended(next);
            }
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
    public Instant now() {
        return database.clock.instant();
    }

    @Override
    public Queues queues() {
        return new InMemoryQueues(database);
    }

    @Override
    public Breakers breakers() {
        return new InMemoryBreakers(database);
    }

    @Override
    public Tenants tenants() {
        return new InMemoryTenants(database);
    }

    @Override
    public Limits limits() {
        return new InMemoryLimits(database);
    }

    @Override
    public void join(NodeDescription node, Duration lease) {
        nodes.join(node, lease);
    }

    @Override
    public Renewal renew(NodeId node, Duration lease, Pulse pulse) {
        return nodes.renew(node, lease, pulse);
    }

    @Override
    public void drain(NodeId node) {
        nodes.drain(node);
    }

    @Override
    public void leave(NodeId node) {
        nodes.leave(node);
    }

    @Override
    public List<LostNode> expireNodes() {
        return nodes.expireNodes();
    }

    @Override
    public List<RescuedJob> rescue(int limit, int maxCrashes, Keeping keeping) {
        return upkeep.rescue(limit, maxCrashes, keeping);
    }

    @Override
    public List<String> promote(int limit) {
        return upkeep.promote(limit);
    }

    @Override
    public Upcoming upcoming(Fireable fireable) {
        return upkeep.upcoming(fireable);
    }

    @Override
    public int hold(int limit) {
        return upkeep.hold(limit);
    }

    @Override
    public int unhold(int limit) {
        return upkeep.unhold(limit);
    }

    @Override
    public int prune(Retention retention, int limit) {
        return upkeep.prune(retention, limit);
    }

    @Override
    public Schedules schedules() {
        return schedules;
    }
}
