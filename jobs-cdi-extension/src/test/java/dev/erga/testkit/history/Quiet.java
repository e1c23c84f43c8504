package dev.erga.testkit.history;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeasedCompletion;
import dev.erga.jobs.spi.TenantClaim;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** After a history: faults are over, a node works that knows everything, and all that can end does. */
final class Quiet {

    private static final int ROUNDS = 30;
    private static final long LONGER_THAN_ANY_DELAY = 100;
    private static final Duration LEASE = Duration.ofDays(100);
    private static final int MANY = 100;

    private final Dice dice = new Dice(0);
    private final World world;
    private final ModelNode node;

    private Quiet(World world, ModelNode node) {
        this.world = world;
        this.node = node;
    }

    static void reach(World world) throws Exception {
        world.calmDown();
        world.end(true);
        Set<String> names = new HashSet<>(World.METHODS);
        names.add(World.UNDECLARED);
        Dice dice = new Dice(0);
        for (String queue : World.QUEUES) {
            ControlVerbs.resume(world, dice, queue);
        }
        NodeVerbs.join(world, dice, names, LEASE);
        List<ModelNode> nodes = List.copyOf(world.model.nodes.values());
        new Quiet(world, nodes.get(nodes.size() - 1)).settle();
    }

    private void settle() throws Exception {
        for (int round = 0; round < ROUNDS && !left().isEmpty(); round++) {
            round();
            Checks.all(world);
        }
        Broken.unless(left().isEmpty(), Invariant.I1_NO_LOSS, "not over, though all is quiet: " + left());
        Counts.all(world, dice);
        Checks.thoroughly(world);
    }

    private void round() throws Exception {
        UpkeepVerbs.promote(world, dice, MANY);
        UpkeepVerbs.unhold(world, dice, MANY);
        NodeVerbs.expire(world, dice);
        UpkeepVerbs.rescue(world, dice, MANY);
        UpkeepVerbs.owed(world, dice);
        BatchVerbs.deleteCancelled(world, dice);
        Counts.all(world, dice);
        LimitVerbs.admit(world, dice, LimitVerbs.KEYS);
        for (String queue : World.QUEUES) {
            ClaimVerbs.claim(world, dice, new Claim(node.id, queue, node.names, MANY, Optional.empty()));
            ClaimVerbs.turns(world, dice, new TenantClaim(node.id, queue, node.names, MANY, Optional.empty()));
        }
        List<LeasedCompletion> ends = world.model.free(job -> job.isRunning() && isOurs(job.lease())).stream()
                .map(job -> new LeasedCompletion(job.lease(), Completion.succeeded(Optional.of(Duration.ofDays(7)))))
                .toList();
        if (!ends.isEmpty()) {
            AttemptVerbs.ends(world, dice, ends);
        }
        world.pass(LONGER_THAN_ANY_DELAY);
    }

    private boolean isOurs(Lease lease) {
        return lease.node().equals(node.id);
    }

    /** What is not over and does not wait for something that will never be. */
    private List<ModelJob> left() {
        return world.model.jobs(job -> !job.isOver() && !waitsInVain(job)).toList();
    }

    private boolean waitsInVain(ModelJob job) {
        UUID parent = job.link.map(link -> link.parent).orElse(new UUID(0, 0));
        return job.state == JobState.AWAITING
                && !job.wantsPlace
                && (world.model
                                .job(new JobId(parent))
                                .filter(this::endsNeverWell)
                                .isPresent()
                        || Optional.ofNullable(world.model.batches.get(new BatchId(parent)))
                                .filter(this::endsNeverWell)
                                .isPresent());
    }

    private boolean endsNeverWell(ModelJob parent) {
        return parent.state == JobState.FAILED || waitsInVain(parent);
    }

    private boolean endsNeverWell(ModelBatch parent) {
        return parent.state == JobState.FAILED
                || world.model
                        .jobs(job -> job.made.batch().filter(parent.id::equals).isPresent() && waitsInVain(job))
                        .findAny()
                        .isPresent()
                || world.model.batches.values().stream()
                        .anyMatch(
                                inner -> inner.parent.filter(parent.id::equals).isPresent()
                                        && inner.state != JobState.FAILED
                                        && endsNeverWell(inner));
    }
}
