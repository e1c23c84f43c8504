package dev.erga.testkit.history;

import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Deletion;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.QueuePause;
import dev.erga.jobs.spi.ReadyQueues;
import dev.erga.jobs.spi.Requeue;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** People and programs requeue and delete jobs and pause queues. */
final class ControlVerbs {

    static final List<Verb<World>> ALL = List.of(
            new Verb<>("requeue", 5, ControlVerbs::requeue),
            new Verb<>("delete", 5, ControlVerbs::delete),
            new Verb<>("asked", 2, ControlVerbs::asked),
            new Verb<>("pause", 1, ControlVerbs::pause),
            new Verb<>("resume", 3, ControlVerbs::resume),
            new Verb<>("ready", 2, ControlVerbs::ready));

    private ControlVerbs() {}

    /** Any job that is not held; now and then one that is gone. */
    private static Optional<ModelJob> job(World world, Dice dice) {
        return dice.maybe(world.model.jobs.values().stream()
                .filter(job -> !world.model.heldJobs.contains(job.id()))
                .toList());
    }

    private static String requeue(World world, Dice dice) throws Exception {
        Optional<ModelJob> job = job(world, dice);
        if (job.isEmpty()) {
            return "no job";
        }
        String before = job.get().toString();
        World.Done<Requeue> done =
                world.perform(dice, () -> world.store.requeue(job.get().id(), "once more"));
        boolean onItsWay =
                job.get().wantsPlace || job.get().state == JobState.ENQUEUED || job.get().state == JobState.PROCESSING;
        Requeue expected = onItsWay ? Requeue.ALREADY_ON_ITS_WAY : Requeue.REQUEUED;
        Broken.unlessSame(
                job.get().gone ? Requeue.UNKNOWN : expected, done.answer(), Invariant.STATES, "requeue of " + before);
        if (done.committed() && done.answer() == Requeue.REQUEUED) {
            world.model.requeued(job.get());
        }
        return "requeue " + before + ": " + done.answer() + done.orNot();
    }

    private static String delete(World world, Dice dice) throws Exception {
        Optional<ModelJob> job = job(world, dice);
        if (job.isEmpty()) {
            return "no job";
        }
        String before = job.get().toString();
        Optional<Duration> kept = Completions.kept(dice);
        World.Done<Deletion> done =
                world.perform(dice, () -> world.store.delete(job.get().id(), "not wanted", kept));
        Broken.unlessSame(deletion(job.get()), done.answer(), Invariant.STATES, "deletion of " + before);
        if (done.committed() && (done.answer() == Deletion.DELETED || done.answer() == Deletion.CANCELLING)) {
            world.model.deleted(job.get(), kept);
        }
        return "delete " + before + ": " + done.answer() + done.orNot();
    }

    private static Deletion deletion(ModelJob job) {
        if (job.gone) {
            return Deletion.UNKNOWN;
        }
        if (job.isOver()) {
            return Deletion.ALREADY_OVER;
        }
        return job.isRunning() ? Deletion.CANCELLING : Deletion.DELETED;
    }

    private static String asked(World world, Dice dice) throws Exception {
        Optional<ModelNode> node = dice.maybe(world.model
                        .jobs(job -> job.isRunning() && job.stopAsked)
                        .toList())
                .flatMap(job -> Optional.ofNullable(world.model.nodes.get(job.owner.orElseThrow())))
                .or(() -> world.node(dice));
        if (node.isEmpty()) {
            return "no node";
        }
        Set<Lease> expected = world.model
                .jobs(job -> job.isRunning()
                        && job.stopAsked
                        && job.owner.filter(node.get().id::equals).isPresent())
                .map(ModelJob::lease)
                .collect(Collectors.toSet());
        Set<Lease> seen = world.commit(() -> world.store.cancellations(node.get().id));
        Broken.unlessSame(expected, seen, Invariant.STOP, "who was asked to stop on " + node.get());
        return "asked to stop on " + node.get() + ": " + seen.size();
    }

    private static String pause(World world, Dice dice) throws Exception {
        String queue = dice.of(World.QUEUES);
        World.Done<Boolean> done = world.perform(
                dice, () -> world.store.queues().pause(new QueuePause(queue, Optional.empty(), "stocktaking")));
        Broken.unlessSame(!world.model.paused.contains(queue), done.answer(), Invariant.PAUSE, "pause of " + queue);
        if (done.committed()) {
            world.model.paused.add(queue);
        }
        return "pause " + queue + done.orNot();
    }

    private static String resume(World world, Dice dice) throws Exception {
        return resume(world, dice, dice.of(World.QUEUES));
    }

    static String resume(World world, Dice dice, String queue) throws Exception {
        World.Done<Boolean> done =
                world.perform(dice, () -> world.store.queues().resume(queue));
        Broken.unlessSame(world.model.paused.contains(queue), done.answer(), Invariant.PAUSE, "resume of " + queue);
        if (done.committed()) {
            world.model.paused.remove(queue);
        }
        return "resume " + queue + done.orNot();
    }

    private static String ready(World world, Dice dice) throws Exception {
        Set<String> asked = new HashSet<>(dice.some(World.QUEUES, 2));
        ReadyQueues seen = world.commit(() -> world.store.queues().ready(asked));
        ReadyQueues expected = new ReadyQueues(ready(world.model, asked, false), ready(world.model, asked, true));
        Broken.unlessSame(expected, seen, Invariant.I1_NO_LOSS, "where jobs are ready");
        return "ready in " + asked;
    }

    private static Set<String> ready(Model model, Set<String> asked, boolean ofTenants) {
        return model.jobs(ModelJob::isReady)
                .filter(job -> job.made.tenant().isPresent() == ofTenants)
                .map(job -> job.made.queue())
                .filter(asked::contains)
                .collect(Collectors.toSet());
    }
}
