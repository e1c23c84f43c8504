package dev.erga.testkit.history;

import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.JobValues;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.Leaving;
import java.util.List;
import java.util.Optional;

/** Attempts leave results and checkpoints, and read them. */
final class ValueVerbs {

    static final List<Verb<World>> ALL = List.of(
            new Verb<>("keep", 3, ValueVerbs::keep),
            new Verb<>("recall", 2, ValueVerbs::recall),
            new Verb<>("leave-result", 3, ValueVerbs::leave));

    private ValueVerbs() {}

    private static String keep(World world, Dice dice) throws Exception {
        Optional<Lease> lease = AttemptVerbs.lease(world, dice);
        if (lease.isEmpty()) {
            return "nothing runs";
        }
        String value = String.valueOf(dice.below(1000));
        World.Done<Boolean> done =
                world.perform(dice, () -> world.store.values().checkpoint(lease.get(), value));
        AttemptVerbs.checkFence(world.model, lease.get(), done.answer());
        if (done.committed() && done.answer()) {
            world.model.known(lease.get().job()).checkpoint = Optional.of(value);
        }
        return "checkpoint " + AttemptVerbs.shown(lease.get()) + " " + value + ": " + done.answer() + done.orNot();
    }

    private static String recall(World world, Dice dice) throws Exception {
        Optional<Lease> lease = AttemptVerbs.lease(world, dice);
        if (lease.isEmpty()) {
            return "nothing runs";
        }
        Optional<JobValues.Checkpoint> seen =
                world.commit(() -> world.store.values().checkpoint(lease.get()));
        AttemptVerbs.checkFence(world.model, lease.get(), seen.isPresent());
        if (seen.isPresent()) {
            ModelJob job = world.model.known(lease.get().job());
            Broken.unlessSame(job.checkpoint, seen.get().value(), Invariant.VALUES, "checkpoint of " + job);
        }
        return "recall " + AttemptVerbs.shown(lease.get());
    }

    /** A success with a result, both in one transaction. */
    private static String leave(World world, Dice dice) throws Exception {
        Optional<Lease> lease = AttemptVerbs.lease(world, dice);
        if (lease.isEmpty()) {
            return "nothing runs";
        }
        String value = String.valueOf(dice.below(1000));
        boolean drops = dice.oneIn(2);
        Completion completion = Completions.succeeded(dice);
        World.Done<Boolean> done = world.perform(dice, () -> {
            boolean accepted = world.store.complete(lease.get(), completion);
            if (accepted) {
                world.store.values().settle(List.of(new Leaving(lease.get(), Optional.of(value), drops)));
            }
            return accepted;
        });
        AttemptVerbs.checkFence(world.model, lease.get(), done.answer());
        if (done.committed() && done.answer()) {
            ModelJob job = world.model.known(lease.get().job());
            world.model.ended(job, completion);
            job.result = Optional.of(new ModelJob.Left(lease.get().token(), value));
            job.checkpoint = drops ? Optional.empty() : job.checkpoint;
        }
        return "end " + AttemptVerbs.shown(lease.get()) + " with " + value + ": " + done.answer() + done.orNot();
    }
}
