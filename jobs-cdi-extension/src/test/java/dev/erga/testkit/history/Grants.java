package dev.erga.testkit.history;

import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.NodeId;
import java.util.Optional;
import java.util.Set;

/** What a grant must be like. */
record Grants(Model model, NodeId node, String queue) {

    boolean mayGrant() {
        boolean living = Optional.ofNullable(model.nodes.get(node))
                .filter(known -> known.mayClaim(model.now))
                .isPresent();
        return living && !model.paused.contains(queue);
    }

    void check(ClaimedJob grant, Set<String> names) {
        ModelJob job = model.job(grant.lease().job())
                .orElseThrow(() -> new Broken(Invariant.I2_ATOMIC_ENQUEUE, "granted, but nobody stored it: " + grant));
        checkPlace(grant);
        checkOwner(job);
        Broken.unlessSame(job.token + 1, grant.lease().token(), Invariant.I5_TOKENS, "token of " + job);
        Broken.unlessSame(node, grant.lease().node(), Invariant.I6_ONE_OWNER, "owner of " + job);
        Broken.unlessSame(job.attempts + 1, grant.attempt(), Invariant.I11_ACCOUNTING, "attempt of " + job);
        Broken.unlessSame(job.crashes, grant.crashes(), Invariant.I11_ACCOUNTING, "crashes of " + job);
        Broken.unless(names.contains(job.made.name()), Invariant.I15_UNKNOWN_NAMES, job + " was granted to " + names);
    }

    private void checkPlace(ClaimedJob grant) {
        Broken.unless(!model.paused.contains(queue), Invariant.PAUSE, queue + " is paused and granted " + grant);
        Broken.unless(mayGrant(), Invariant.LIVING_NODES, "granted to a node that is not there: " + grant);
        Broken.unlessSame(queue, grant.queue(), Invariant.STATES, "queue of a grant");
    }

    private void checkOwner(ModelJob job) {
        boolean owned = job.state == JobState.PROCESSING || model.heldJobs.contains(job.id());
        Broken.unless(!owned, Invariant.I6_ONE_OWNER, "granted while somebody owns it: " + job);
        Broken.unless(!job.isOver(), Invariant.I13_FINAL, "granted though it is over: " + job);
        Broken.unless(job.isReady(), Invariant.STATES, "granted though it is not ready: " + job);
    }
}
