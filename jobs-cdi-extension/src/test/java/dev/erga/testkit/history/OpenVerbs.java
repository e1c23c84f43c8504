package dev.erga.testkit.history;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Deletion;
import dev.erga.jobs.spi.NewJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Transactions stay open while other things happen; those that are not to wait for them pass over what they hold. */
final class OpenVerbs {

    static final List<Verb<World>> ALL = List.of(
            new Verb<>("slow-end", 3, OpenVerbs::end),
            new Verb<>("slow-claim", 3, OpenVerbs::claim),
            new Verb<>("slow-delete", 3, OpenVerbs::delete),
            new Verb<>("slow-grow", 2, OpenVerbs::grow),
            new Verb<>("close", 8, OpenVerbs::close));

    private OpenVerbs() {}

    private static String close(World world, Dice dice) throws Exception {
        if (world.open().isEmpty()) {
            return "nothing is open";
        }
        boolean commits = !dice.oneIn(3);
        world.end(commits);
        return "the open transaction " + (commits ? "commits" : "rolls back");
    }

    private static boolean isLeaf(Model model, ModelJob job) {
        return model.followers(job.id().value()).findAny().isEmpty();
    }

    private static String end(World world, Dice dice) throws Exception {
        Optional<ModelJob> job = dice.maybe(world.model.free(each -> each.isRunning() && isLeaf(world.model, each)));
        if (job.isEmpty() || world.open().isPresent()) {
            return "not now";
        }
        Completion completion = Completions.drawn(dice);
        OpenWork open = world.begin();
        boolean accepted = open.run(() -> world.store.complete(job.get().lease(), completion));
        AttemptVerbs.checkFence(world.model, job.get().lease(), accepted);
        open.holdsJobs(List.of(job.get().id()));
        open.then(() -> world.model.ended(job.get(), completion));
        return "begin to end " + AttemptVerbs.shown(job.get().lease()) + " " + completion.outcome();
    }

    private static String claim(World world, Dice dice) throws Exception {
        if (world.node(dice).isEmpty() || world.open().isPresent()) {
            return "not now";
        }
        Claim claim = ClaimVerbs.drawn(world, dice);
        OpenWork open = world.begin();
        List<ClaimedJob> granted = open.run(() -> world.store.claim(claim));
        ClaimVerbs.check(world, claim, granted);
        open.holdsJobs(granted.stream().map(grant -> grant.lease().job()).toList());
        open.then(() -> granted.forEach(world.model::granted));
        return "begin to claim " + ClaimVerbs.shown(granted);
    }

    /** Should what it follows end meanwhile, nobody can decide about it yet. */
    private static String delete(World world, Dice dice) throws Exception {
        Optional<ModelJob> job =
                dice.maybe(world.model.free(each -> each.state == JobState.AWAITING && isLeaf(world.model, each)));
        if (job.isEmpty() || world.open().isPresent()) {
            return "not now";
        }
        Optional<Duration> kept = Completions.kept(dice);
        JobId id = job.get().id();
        OpenWork open = world.begin();
        Deletion deletion = open.run(() -> world.store.delete(id, "not wanted", kept));
        Broken.unlessSame(Deletion.DELETED, deletion, Invariant.STATES, "deletion of " + job.get());
        open.holdsJobs(List.of(id));
        open.then(() -> world.model.deleted(job.get(), kept));
        return "begin to delete " + job.get();
    }

    private static String grow(World world, Dice dice) throws Exception {
        Optional<ModelBatch> batch = dice.maybe(
                world.model.batches.values().stream().filter(ModelBatch::isOpen).toList());
        if (batch.isEmpty() || world.open().isPresent() || EnqueueVerbs.isFull(world)) {
            return "not now";
        }
        BatchId id = batch.get().id;
        List<NewJob> more = BatchVerbs.members(world, dice, id);
        OpenWork open = world.begin();
        boolean may = open.run(() -> {
            boolean mayAdd = world.store.batches().mayAdd(id, Optional.empty());
            BatchVerbs.put(world, more);
            world.store.batches().added(id, more.size());
            return mayAdd;
        });
        Broken.unless(may, Invariant.STATES, batch.get() + " may not grow");
        open.holdsBatch(id);
        open.then(() -> more.forEach(world.model::add));
        return "begin to grow " + batch.get() + " by " + more.size();
    }
}
