package dev.erga.testkit.history;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.TenantClaim;
import dev.erga.jobs.spi.TenantPage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nodes take jobs. */
final class ClaimVerbs {

    static final List<Verb<World>> ALL =
            List.of(new Verb<>("claim", 16, ClaimVerbs::draw), new Verb<>("turns", 8, ClaimVerbs::drawTurns));

    private ClaimVerbs() {}

    private static String draw(World world, Dice dice) throws Exception {
        return world.node(dice).isEmpty() ? "no node" : claim(world, dice, drawn(world, dice));
    }

    static Claim drawn(World world, Dice dice) {
        ModelNode node = world.node(dice).orElseThrow();
        Optional<Claim.Cursor> after = dice.oneIn(6)
                ? dice.maybe(world.model.free(job -> true)).map(job -> new Claim.Cursor(job.made.priority(), job.id()))
                : Optional.empty();
        return new Claim(node.id, world.queue(dice), node.names, 1 + dice.below(4), after);
    }

    static String claim(World world, Dice dice, Claim claim) throws Exception {
        World.Done<List<ClaimedJob>> done = world.perform(dice, () -> world.store.claim(claim));
        check(world, claim, done.answer());
        if (done.committed()) {
            done.answer().forEach(world.model::granted);
        }
        return "claim of node " + number(claim.node()) + " in " + claim.queue() + ": " + shown(done.answer())
                + done.orNot();
    }

    /** What was granted is what comes first. */
    static void check(World world, Claim claim, List<ClaimedJob> granted) {
        Grants grants = new Grants(world.model, claim.node(), claim.queue());
        granted.forEach(grant -> grants.check(grant, claim.names()));
        List<JobId> due = grants.mayGrant()
                ? world
                        .model
                        .free(job -> job.isReady()
                                && job.made.tenant().isEmpty()
                                && job.made.queue().equals(claim.queue())
                                && claim.names().contains(job.made.name())
                                && claim.after()
                                        .map(cursor -> isBehind(job, cursor))
                                        .orElse(true))
                        .stream()
                        .sorted(ModelJob.CLAIM_ORDER)
                        .limit(claim.limit())
                        .map(ModelJob::id)
                        .toList()
                : List.of();
        List<JobId> seen = granted.stream().map(grant -> grant.lease().job()).toList();
        Broken.unlessSame(due, seen, Invariant.I12_FAIRNESS, "what is granted by " + claim);
    }

    private static boolean isBehind(ModelJob job, Claim.Cursor cursor) {
        int priority = Integer.compare(job.made.priority(), cursor.priority());
        return priority > 0 || (priority == 0 && job.id().compareTo(cursor.id()) > 0);
    }

    static String shown(List<ClaimedJob> granted) {
        return granted.stream()
                .map(grant -> EnqueueVerbs.number(grant.lease().job()) + "/"
                        + grant.lease().token())
                .toList()
                .toString();
    }

    static long number(NodeId node) {
        return node.value().getMostSignificantBits() >>> 16;
    }

    private static String drawTurns(World world, Dice dice) throws Exception {
        Optional<ModelNode> node = world.node(dice);
        if (node.isEmpty()) {
            return "no node";
        }
        Optional<String> after = dice.oneIn(4) ? Optional.of(dice.of(World.TENANTS)) : Optional.empty();
        return turns(
                world,
                dice,
                new TenantClaim(node.get().id, world.queue(dice), node.get().names, 1 + dice.below(5), after));
    }

    static String turns(World world, Dice dice, TenantClaim claim) throws Exception {
        World.Done<TenantPage> done =
                world.perform(dice, () -> world.store.tenants().claim(claim));
        List<ClaimedJob> granted = done.answer().jobs();
        Grants grants = new Grants(world.model, claim.node(), claim.queue());
        granted.forEach(grant -> grants.check(grant, claim.names()));
        Broken.unless(granted.size() <= claim.limit(), Invariant.I12_FAIRNESS, "more than asked for: " + granted);
        if (grants.mayGrant()) {
            checkTurns(world.model, claim, granted);
        }
        if (done.committed()) {
            granted.forEach(world.model::granted);
        }
        return "turns of node " + number(claim.node()) + " in " + claim.queue() + ", " + claim.limit() + " after "
                + claim.after() + ": " + shown(granted) + done.orNot();
    }

    /** No tenant has a job more than another who still has one, and of each the first ones are taken. */
    private static void checkTurns(Model model, TenantClaim claim, List<ClaimedJob> granted) {
        List<String> tenants = model.jobs(job -> isInTurn(job, claim))
                .map(job -> job.made.tenant().orElseThrow())
                .filter(tenant ->
                        claim.after().map(last -> tenant.compareTo(last) > 0).orElse(true))
                .distinct()
                .sorted()
                .limit(claim.limit())
                .toList();
        Set<JobId> taken = new HashSet<>();
        granted.forEach(grant -> taken.add(grant.lease().job()));
        Map<String, Integer> counts = new HashMap<>();
        int most = 0;
        for (String tenant : tenants) {
            int count = countFirst(ready(model, claim, tenant), taken);
            counts.put(tenant, count);
            most = Math.max(most, count);
        }
        Broken.unless(taken.isEmpty(), Invariant.I12_FAIRNESS, "out of turn for " + claim + ": " + taken);
        for (String tenant : tenants) {
            int has = ready(model, claim, tenant).size();
            int got = counts.getOrDefault(tenant, 0);
            // Rows that others hold were counted before they were passed over.
            boolean fair = got == has || got + 1 >= most || !model.heldJobs.isEmpty();
            Broken.unless(fair, Invariant.I12_FAIRNESS, tenant + " of " + tenants + " got " + got + " by " + claim);
        }
        boolean some = granted.isEmpty() && model.heldJobs.isEmpty();
        boolean any =
                tenants.stream().anyMatch(tenant -> !ready(model, claim, tenant).isEmpty());
        Broken.unless(!(some && any), Invariant.I12_FAIRNESS, "nothing was granted by " + claim);
    }

    private static boolean isInTurn(ModelJob job, TenantClaim claim) {
        return job.state == JobState.ENQUEUED
                && job.made.queue().equals(claim.queue())
                && job.made.tenant().isPresent();
    }

    private static List<JobId> ready(Model model, TenantClaim claim, String tenant) {
        return model
                .free(job -> isInTurn(job, claim)
                        && job.made.tenant().filter(tenant::equals).isPresent()
                        && claim.names().contains(job.made.name()))
                .stream()
                .sorted(ModelJob.CLAIM_ORDER)
                .map(ModelJob::id)
                .toList();
    }

    /** How many of the first are among those that were taken; they are removed. */
    private static int countFirst(List<JobId> ready, Set<JobId> taken) {
        int count = 0;
        while (count < ready.size() && taken.remove(ready.get(count))) {
            count++;
        }
        return count;
    }
}
