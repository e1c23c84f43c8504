package dev.erga.jobs.spi;

import dev.erga.engine.loop.StoreCalls;
import dev.erga.engine.monitor.Deployed;
import dev.erga.engine.monitor.StoreMonitor;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.DeploymentDetails;
import dev.erga.jobs.monitor.Explanation;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.Reason;
import dev.erga.testkit.ManualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** Jobs of which somebody wants to know why they do not run. */
abstract class ExplainScenario extends StoreScenario {

    static final String KEY = "customer-7";
    static final Optional<String> NOBODY = Optional.empty();
    static final Optional<String> ACME = Optional.of("acme");
    static final LimitBounds ONE = LimitBounds.atOnce(1);

    private static final Deployed NOWHERE =
            new Deployed(new DeploymentDetails("node", "test", "store", 0, 0, 0, List.of()), List.of());

    JobMonitor monitor;

    ExplainScenario(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    @BeforeEach
    final void ask() {
        StoreCalls calls = new StoreCalls(transactions, new ManualTime(), () -> 0);
        monitor = new StoreMonitor(
                queries,
                calls,
                (name, arguments) -> arguments,
                name -> Optional.empty(),
                NOWHERE,
                job -> Optional.empty());
    }

    final Explanation explained(JobId job) {
        return monitor.explain(job).orElseThrow();
    }

    final Situation situation(JobId job) throws Exception {
        return inTransaction(() -> queries.situation(job, 3)).orElseThrow();
    }

    static NewJob of(Optional<String> tenant, String name, int priority, Due due) {
        return new NewJob(
                nextId(),
                name,
                QUEUE,
                priority,
                due,
                "[]",
                OptionalInt.empty(),
                Set.of(),
                tenant,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static NewJob of(Optional<String> tenant) {
        return of(tenant, METHOD, 5, Due.now());
    }

    static NewJob limited(NewJob job, LimitBounds bounds) {
        return job.limitedBy(new JobLimit(KEY, bounds));
    }

    final void admit() throws Exception {
        inTransaction(() -> store.limits().admit(Set.of(KEY), Map.of()));
    }

    /** All that the node's claims take out of the queue. */
    final List<ClaimedJob> taken(NodeId node, String queue, Set<String> names) {
        List<ClaimedJob> taken = new ArrayList<>(store.claim(new Claim(node, queue, names, 1000, Optional.empty())));
        taken.addAll(store.tenants()
                .claim(new TenantClaim(node, queue, names, 1000, Optional.empty()))
                .jobs());
        return taken;
    }

    /** Stores a job, the only one that is ready, and has the node take it. */
    final Lease taken(NodeId node, NewJob job) throws Exception {
        stored(job);
        return inTransaction(() -> taken(node, QUEUE, Set.of(METHOD))).get(0).lease();
    }

    static BoundedCount exactly(long count) {
        return new BoundedCount(count, false);
    }

    static List<String> kinds(Explanation explanation) {
        return explanation.reasons().stream().map(Reason::kind).toList();
    }

    final void pause(String queue) throws Exception {
        commit(() -> store.queues().pause(new QueuePause(queue, Optional.of("ada"), "The server moves.")));
    }
}
