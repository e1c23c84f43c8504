package dev.erga.testkit.history;

import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeaseStatus;
import dev.erga.jobs.spi.LeasedCompletion;
import dev.erga.jobs.spi.WrittenEnds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Attempts begin and end, in time or late, and commits are looked after whose outcome nobody told. */
final class AttemptVerbs {

    static final List<Verb<World>> ALL = List.of(
            new Verb<>("begin", 6, AttemptVerbs::begin),
            new Verb<>("end", 14, AttemptVerbs::end),
            new Verb<>("again", 4, AttemptVerbs::again),
            new Verb<>("ends", 6, AttemptVerbs::ends),
            new Verb<>("together", 4, AttemptVerbs::together),
            new Verb<>("inspect", 3, AttemptVerbs::inspect));

    private AttemptVerbs() {}

    /** Most often one that is good; else one of a node that wakes up late, while others run the job, or any that ever was. */
    static Optional<Lease> lease(World world, Dice dice) {
        List<Lease> good = good(world.model);
        List<Lease> any = world.model.grants.stream()
                .filter(lease -> !world.model.heldJobs.contains(lease.job()))
                .toList();
        List<Lease> stale = any.stream()
                .filter(lease -> !world.model.holds(lease))
                .filter(lease ->
                        world.model.job(lease.job()).filter(ModelJob::isRunning).isPresent())
                .toList();
        if (dice.oneIn(3) || good.isEmpty()) {
            return stale.isEmpty() || dice.oneIn(3) ? dice.maybe(any) : dice.maybe(stale);
        }
        return dice.maybe(good);
    }

    private static List<Lease> good(Model model) {
        return model.free(ModelJob::isRunning).stream().map(ModelJob::lease).toList();
    }

    /** Suspects are asked about, and others may be. */
    private static String begin(World world, Dice dice) throws Exception {
        Optional<Lease> suspect = dice.maybe(world.model.free(job -> job.isRunning() && job.crashes > 0))
                .map(ModelJob::lease);
        Optional<Lease> lease = suspect.isPresent() && !dice.oneIn(4) ? suspect : lease(world, dice);
        return lease.isEmpty() ? "nothing runs" : begin(world, dice, lease.get());
    }

    static String begin(World world, Dice dice, Lease lease) throws Exception {
        World.Done<Boolean> done = world.perform(dice, () -> world.store.begin(lease));
        checkFence(world.model, lease, done.answer());
        if (done.committed() && done.answer()) {
            world.model.known(lease.job()).begun = true;
        }
        return "begin " + shown(lease) + ": " + done.answer() + done.orNot();
    }

    static void checkFence(Model model, Lease lease, boolean accepted) {
        String fact = shown(lease) + " of " + model.jobs.get(lease.job());
        Broken.unless(!accepted || model.holds(lease), Invariant.I4_FENCE, "a stale write was accepted: " + fact);
        Broken.unless(accepted || !model.holds(lease), Invariant.I4_FENCE, "the owner was refused: " + fact);
    }

    static String shown(Lease lease) {
        return EnqueueVerbs.number(lease.job()) + "/" + lease.token() + " of node " + ClaimVerbs.number(lease.node());
    }

    private static String end(World world, Dice dice) throws Exception {
        Optional<Lease> lease = lease(world, dice);
        if (lease.isEmpty()) {
            return "nothing runs";
        }
        return end(world, dice, lease.get(), Completions.drawn(dice));
    }

    /** Afterwards the row tells what came of it, as it does when the commit did not answer. */
    private static String end(World world, Dice dice, Lease lease, Completion completion) throws Exception {
        World.Done<Boolean> done = world.perform(dice, () -> world.store.complete(lease, completion));
        checkFence(world.model, lease, done.answer());
        if (done.committed() && done.answer()) {
            world.model.ended(world.model.known(lease.job()), completion);
        }
        checkStatus(world, lease);
        return "end " + shown(lease) + " " + completion.outcome() + ": " + done.answer() + done.orNot();
    }

    /** A node gives a job back and takes it again; then an end of the first time comes late. */
    private static String again(World world, Dice dice) throws Exception {
        Optional<ModelJob> job = dice.maybe(world.model.free(each -> each.isRunning()
                && each.made.tenant().isEmpty()
                && each.made.limit().isEmpty()
                && world.model.nodes.containsKey(each.lease().node())));
        if (job.isEmpty()) {
            return "nothing runs";
        }
        Lease early = job.get().lease();
        String queue = job.get().made.queue();
        Claim claim = new Claim(early.node(), queue, Set.copyOf(World.METHODS), 4, Optional.empty());
        return end(world, dice, early, Completion.released("the node stops")) + ", "
                + ClaimVerbs.claim(world, dice, claim) + ", "
                + end(world, dice, early, Completions.drawn(dice));
    }

    private static String inspect(World world, Dice dice) throws Exception {
        Optional<Lease> lease = lease(world, dice);
        if (lease.isEmpty()) {
            return "nothing runs";
        }
        checkStatus(world, lease.get());
        return "inspect " + shown(lease.get());
    }

    private static void checkStatus(World world, Lease lease) throws Exception {
        LeaseStatus expected = world.model
                .job(lease.job())
                .filter(job -> job.isOf(lease))
                .map(job -> job.isRunning() ? LeaseStatus.HELD : LeaseStatus.COMPLETED)
                .orElse(LeaseStatus.LOST);
        LeaseStatus seen = world.commit(() -> world.store.inspect(lease));
        Broken.unlessSame(expected, seen, Invariant.I4_FENCE, "what the row says of " + shown(lease));
    }

    private static String ends(World world, Dice dice) throws Exception {
        Set<Lease> leases = new HashSet<>(dice.some(good(world.model), 1 + dice.below(4)));
        leases.addAll(dice.some(world.model.grants, dice.below(3)));
        boolean alike = dice.oneIn(3);
        List<LeasedCompletion> completions = new ArrayList<>();
        for (Lease lease : inOrder(leases)) {
            completions.add(new LeasedCompletion(
                    lease, alike ? Completion.succeeded(Optional.of(Duration.ofDays(7))) : Completions.drawn(dice)));
        }
        return completions.isEmpty() ? "nothing runs" : ends(world, dice, completions);
    }

    private static List<Lease> inOrder(Set<Lease> leases) {
        return leases.stream()
                .sorted((one, other) -> {
                    int jobs = one.job().compareTo(other.job());
                    return jobs != 0 ? jobs : Long.compare(one.token(), other.token());
                })
                .toList();
    }

    static String ends(World world, Dice dice, List<LeasedCompletion> completions) throws Exception {
        World.Done<WrittenEnds> done = world.perform(dice, () -> world.store.completeAll(completions));
        Map<Lease, Completion> written = new HashMap<>();
        for (LeasedCompletion each : completions) {
            check(world.model, each, done.answer());
            if (!done.answer().gone().contains(each.lease())
                    && !done.answer().busy().contains(each.lease())) {
                written.put(each.lease(), each.completion());
            }
        }
        if (done.committed()) {
            completions.stream()
                    .filter(each -> written.containsKey(each.lease()))
                    .forEach(each ->
                            world.model.ended(world.model.known(each.lease().job()), each.completion()));
        }
        return "ends "
                + completions.stream()
                        .map(each ->
                                shown(each.lease()) + " " + each.completion().outcome())
                        .toList()
                + ", gone " + done.answer().gone().size() + ", busy "
                + done.answer().busy().size() + done.orNot();
    }

    private static void check(Model model, LeasedCompletion each, WrittenEnds ends) {
        Lease lease = each.lease();
        boolean busy = model.holds(lease) && model.heldJobs.contains(lease.job());
        Broken.unlessSame(busy, ends.busy().contains(lease), Invariant.I4_FENCE, "busy: " + shown(lease));
        if (!busy) {
            checkFence(model, lease, !ends.gone().contains(lease));
        }
        boolean stopped = model.holds(lease)
                && !busy
                && model.known(lease.job()).stopAsked
                && !each.completion().outcome().target().isFinal();
        Broken.unlessSame(
                stopped, ends.deleted().containsKey(lease), Invariant.STOP, "deleted instead: " + shown(lease));
    }

    private static String together(World world, Dice dice) throws Exception {
        Set<Lease> drawn = new HashSet<>(dice.some(good(world.model), 1 + dice.below(3)));
        if (dice.oneIn(4)) {
            drawn.addAll(dice.some(world.model.grants, 1));
        }
        List<Lease> leases = inOrder(drawn);
        if (leases.isEmpty()) {
            return "nothing runs";
        }
        Optional<Duration> kept = Completions.kept(dice);
        World.Done<Boolean> done = world.perform(dice, () -> world.store.succeedTogether(leases, kept));
        boolean expected = leases.stream()
                .allMatch(lease -> world.model.holds(lease) && !world.model.heldJobs.contains(lease.job()));
        Broken.unlessSame(expected, done.answer(), Invariant.I4_FENCE, "ended together: " + leases);
        if (done.committed() && done.answer()) {
            leases.forEach(lease -> world.model.ended(world.model.known(lease.job()), Completion.succeeded(kept)));
        }
        return "together " + leases.stream().map(AttemptVerbs::shown).toList() + ": " + done.answer() + done.orNot();
    }
}
