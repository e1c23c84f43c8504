package dev.erga.testkit.history;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.NewBatch;
import dev.erga.jobs.spi.NewJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Batches are made, one inside the other, grow and are cancelled. How they are counted, {@link Counts} knows. */
final class BatchVerbs {

    static final List<Verb<World>> ALL = List.of(
            new Verb<>("batch", 4, BatchVerbs::open),
            new Verb<>("grow", 3, BatchVerbs::grow),
            new Verb<>("cancel", 2, BatchVerbs::cancel),
            new Verb<>("clear", 3, BatchVerbs::deleteCancelled),
            new Verb<>("count", 4, Counts::some),
            new Verb<>("count-all", 2, Counts::all));

    /** As long as what is deleted for other reasons: it may be deleted for both. */
    private static final Optional<Duration> KEPT = Optional.of(Duration.ofDays(1));

    private BatchVerbs() {}

    /** Sometimes with another batch inside it, sometimes with none but that, sometimes empty. */
    private static String open(World world, Dice dice) throws Exception {
        if (EnqueueVerbs.isFull(world)) {
            return "enough jobs";
        }
        NewBatch outer = new NewBatch(new BatchId(world.nextUuid()), "outer", Optional.empty(), Optional.empty());
        NewBatch inner =
                new NewBatch(new BatchId(world.nextUuid()), "inner", Optional.of(outer.id()), Optional.empty());
        boolean nested = dice.oneIn(3);
        List<NewJob> ofOuter = members(world, dice, outer.id());
        List<NewJob> ofInner = nested ? members(world, dice, inner.id()) : List.of();
        World.Done<Boolean> done = world.perform(dice, () -> {
            world.store.batches().open(outer);
            put(world, ofOuter);
            if (nested) {
                make(world, inner, ofInner);
            }
            world.store.batches().seal(outer.id(), ofOuter.size() + (nested ? 1 : 0));
            return nested;
        });
        if (done.committed()) {
            made(world, outer, ofOuter);
            if (nested) {
                made(world, inner, ofInner);
            }
        }
        return "batch " + number(outer.id()) + " of " + ofOuter.size()
                + (nested ? ", with " + number(inner.id()) + " of " + ofInner.size() + " in it" : "") + done.orNot();
    }

    private static void make(World world, NewBatch batch, List<NewJob> members) {
        world.store.batches().open(batch);
        put(world, members);
        world.store.batches().seal(batch.id(), members.size());
    }

    /** One by one, for one may follow another. */
    static void put(World world, List<NewJob> jobs) {
        jobs.forEach(job -> world.store.enqueue(List.of(job)));
    }

    private static void made(World world, NewBatch batch, List<NewJob> members) {
        world.model.batches.put(batch.id(), new ModelBatch(batch.id(), batch.parent()));
        members.forEach(world.model::add);
    }

    static long number(BatchId batch) {
        return EnqueueVerbs.number(new JobId(batch.value()));
    }

    /** The last may follow the one before. */
    static List<NewJob> members(World world, Dice dice, BatchId batch) {
        List<NewJob> members = new ArrayList<>();
        int count = dice.below(4);
        for (int i = 0; i < count; i++) {
            boolean follows = i == 2 && dice.oneIn(2);
            Due due = follows ? Due.following(members.get(1).id(), dice.of(List.of(After.values()))) : Due.now();
            members.add(EnqueueVerbs.job(world, dice, due).in(batch));
        }
        return members;
    }

    private static Optional<ModelBatch> free(World world, Dice dice) {
        return dice.maybe(world.model.batches.values().stream()
                .filter(batch -> !world.model.heldBatches.contains(batch.id))
                .toList());
    }

    /** By a member that runs, or by somebody else. */
    private static String grow(World world, Dice dice) throws Exception {
        Optional<ModelBatch> batch = free(world, dice);
        if (batch.isEmpty() || EnqueueVerbs.isFull(world)) {
            return "no batch";
        }
        BatchId id = batch.get().id;
        Optional<JobId> by = dice.maybe(world.model.free(job ->
                        job.isRunning() && job.made.batch().filter(id::equals).isPresent()))
                .map(ModelJob::id);
        List<NewJob> more = members(world, dice, id);
        World.Done<Boolean> done = world.perform(dice, () -> {
            boolean may = world.store.batches().mayAdd(id, by);
            if (may) {
                put(world, more);
                world.store.batches().added(id, more.size());
            }
            return may;
        });
        boolean expected = by.isPresent() || batch.get().isOpen();
        Broken.unlessSame(expected, done.answer(), Invariant.STATES, "whether " + batch.get() + " may grow");
        if (done.committed() && done.answer()) {
            more.forEach(world.model::add);
        }
        return "grow " + batch.get() + " by " + more.size() + " of " + by.map(EnqueueVerbs::number) + ": "
                + done.answer() + done.orNot();
    }

    private static String cancel(World world, Dice dice) throws Exception {
        Optional<ModelBatch> batch = free(world, dice);
        if (batch.isEmpty()) {
            return "no batch";
        }
        World.Done<Boolean> done =
                world.perform(dice, () -> world.store.batches().cancel(batch.get().id, "no longer needed"));
        boolean expected = batch.get().isOpen() && !batch.get().cancelled;
        Broken.unlessSame(expected, done.answer(), Invariant.STATES, "whether " + batch.get() + " is cancelled now");
        batch.get().cancelled |= done.committed() && done.answer();
        return "cancel " + batch.get() + ": " + done.answer() + done.orNot();
    }

    /** The inner batches of cancelled ones, and the members of those that were cancelled before. */
    static String deleteCancelled(World world, Dice dice) throws Exception {
        if (!world.model.heldBatches.isEmpty()) {
            return "a batch is held";
        }
        List<ModelBatch> cancelled = world.model.batches.values().stream()
                .filter(batch -> batch.isOpen() && batch.cancelled)
                .toList();
        List<ModelBatch> inner = world.model.batches.values().stream()
                .filter(batch -> batch.isOpen() && !batch.cancelled && isInside(batch, cancelled))
                .toList();
        List<ModelJob> members = cancelled.stream()
                .flatMap(batch -> world.model.free(job -> isLeft(job, batch)).stream())
                .toList();
        World.Done<Integer> done = world.perform(
                dice, () -> world.store.batches().deleteCancelled(UpkeepVerbs.ALL_OF_THEM, Keeping.alike(KEPT)));
        boolean nothing = inner.isEmpty() && members.isEmpty();
        Broken.unlessSame(nothing, done.answer() == 0, Invariant.I16_COUNTS, "whether nothing is left to cancel");
        if (done.committed()) {
            inner.forEach(batch -> batch.cancelled = true);
            members.stream().filter(job -> !job.isOver()).forEach(job -> world.model.deleted(job, KEPT));
        }
        return "delete " + members.size() + " members of cancelled batches" + done.orNot();
    }

    private static boolean isInside(ModelBatch batch, List<ModelBatch> outer) {
        return outer.stream()
                .anyMatch(each -> batch.parent.filter(each.id::equals).isPresent());
    }

    private static boolean isLeft(ModelJob job, ModelBatch batch) {
        return !job.isOver()
                && !job.stopAsked
                && job.made.batch().filter(batch.id::equals).isPresent();
    }
}
