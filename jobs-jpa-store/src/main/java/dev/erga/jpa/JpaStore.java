package dev.erga.jpa;

import dev.erga.jobs.JobId;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hands each verb to the class that knows its statements. */
record JpaStore(Sessions sessions) implements JobStore {

    @Override
    public void enqueue(List<NewJob> jobs) {
        new Enqueueing(sessions).enqueue(jobs);
    }

    @Override
    public List<ClaimedJob> claim(Claim claim) {
        return sessions.jdbc("claim jobs", jdbc -> jdbc.database().claim(jdbc, claim));
    }

    @Override
    public boolean begin(Lease lease) {
        return new Completing(sessions).begin(lease);
    }

    @Override
    public boolean complete(Lease lease, Completion completion) {
        return new Completing(sessions).complete(new LeasedCompletion(lease, completion));
    }

    @Override
    public WrittenEnds completeAll(List<LeasedCompletion> completions) {
        return new CompletingMany(sessions).complete(completions);
    }

    @Override
    public boolean succeedTogether(List<Lease> leases, Optional<Duration> expireAfter) {
        return new CompletingTogether(sessions).succeed(leases, expireAfter);
    }

    @Override
    public Batches batches() {
        return new JpaBatches(sessions);
    }

    @Override
    public UniqueKeys uniqueKeys() {
        return new JpaUniqueKeys(sessions);
    }

    @Override
    public Continuations continuations() {
        return new JpaContinuations(sessions);
    }

    @Override
    public LeaseStatus inspect(Lease lease) {
        return new Completing(sessions).inspect(lease);
    }

    @Override
    public Notes notes() {
        return new JpaNotes(sessions);
    }

    @Override
    public JobValues values() {
        return new JpaValues(sessions);
    }

    @Override
    public Requeue requeue(JobId job, String reason) {
        return new Controlling(sessions).requeue(job, reason);
    }

    @Override
    public Deletion delete(JobId job, String reason, Keeping keeping) {
        return new Controlling(sessions).delete(job, reason, keeping);
    }

    @Override
    public Set<Lease> cancellations(NodeId node) {
        return new Controlling(sessions).cancellations(node);
    }

    @Override
    public Queues queues() {
        return new JpaQueues(sessions);
    }

    @Override
    public Tenants tenants() {
        return new JpaTenants(sessions);
    }

    @Override
    public Limits limits() {
        return new JpaLimits(sessions);
    }

    @Override
    public Breakers breakers() {
        return new JpaBreakers(sessions);
    }

    @Override
    public Operations operations() {
        return new JpaOperations(sessions);
    }

    @Override
    public Statistics statistics() {
        return new JpaStatistics(sessions);
    }

    @Override
    public Stacks stacks() {
        return new JpaStacks(sessions);
    }

    @Override
    public void join(NodeDescription node, Duration lease) {
        new Nodes(sessions).join(node, lease);
    }

    @Override
    public Renewal renew(NodeId node, Duration lease, Pulse pulse) {
        return new Nodes(sessions).renew(node, lease, pulse);
    }

    @Override
    public void drain(NodeId node) {
        new Nodes(sessions).drain(node);
    }

    @Override
    public void leave(NodeId node) {
        new Nodes(sessions).leave(node);
    }

    @Override
    public List<LostNode> expireNodes() {
        return new Nodes(sessions).expireNodes();
    }

    @Override
    public List<RescuedJob> rescue(int limit, int maxCrashes, Keeping keeping) {
        return new Rescuing(sessions).rescue(limit, maxCrashes, keeping);
    }

    @Override
    public List<String> promote(int limit) {
        return new Promoting(sessions).promote(limit);
    }

    @Override
    public Upcoming upcoming(Fireable fireable) {
        return new Promoting(sessions).upcoming(fireable);
    }

    @Override
    public int hold(int limit) {
        return new Holding(sessions).hold(limit);
    }

    @Override
    public int unhold(int limit) {
        return new Holding(sessions).unhold(limit);
    }

    @Override
    public int prune(Retention retention, int limit) {
        return new Pruning(sessions).prune(retention, limit);
    }

    @Override
    public Instant now() {
        return sessions.jdbc("tell the time", DatabaseTime::read);
    }

    @Override
    public Schedules schedules() {
        return new JpaSchedules(sessions);
    }
}
