package dev.erga.testkit.history;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.Parent;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Jobs are put in: now, later, in bulk, for tenants, after others. */
final class EnqueueVerbs {

    static final List<Verb<World>> ALL = List.of(
            new Verb<>("put", 10, (world, dice) -> put(world, dice, 1)),
            new Verb<>("bulk", 3, (world, dice) -> put(world, dice, 2 + dice.below(4))),
            new Verb<>("rush", 2, EnqueueVerbs::rush),
            new Verb<>("follow", 7, EnqueueVerbs::follow),
            new Verb<>("orphan", 1, EnqueueVerbs::orphan));

    private EnqueueVerbs() {}

    private static String put(World world, Dice dice, int count) throws Exception {
        if (isFull(world)) {
            return "enough jobs";
        }
        List<NewJob> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add(job(world, dice, due(world, dice)));
        }
        return stored(world, dice, jobs);
    }

    /** All tenants at once. */
    private static String rush(World world, Dice dice) throws Exception {
        if (isFull(world)) {
            return "enough jobs";
        }
        String queue = dice.of(World.QUEUES);
        List<NewJob> jobs = new ArrayList<>();
        for (int i = 0; i < 3 * World.TENANTS.size(); i++) {
            NewJob job = NewJob.of(world.nextJob(), World.METHODS.get(0), queue, 5, Due.now(), "[]");
            jobs.add(of(World.TENANTS.get(i % World.TENANTS.size()), job));
        }
        return stored(world, dice, jobs);
    }

    private static NewJob of(String tenant, NewJob job) {
        return new NewJob(
                job.id(),
                job.name(),
                job.queue(),
                job.priority(),
                job.due(),
                job.arguments(),
                job.maxAttempts(),
                job.labels(),
                Optional.of(tenant),
                job.recurringId(),
                job.firedFor(),
                job.createdBy());
    }

    static boolean isFull(World world) {
        return world.model.jobs.size() > World.MOST_JOBS;
    }

    private static Due due(World world, Dice dice) throws Exception {
        Duration span = Duration.ofMinutes(5 + 10L * dice.below(6));
        return switch (dice.below(6)) {
            case 0 -> Due.in(span);
            case 1 -> Due.at(world.commit(world.store::now).minus(span));
            default -> Due.now();
        };
    }

    /** A job with anything special about it but a parent or batch. */
    static NewJob job(World world, Dice dice, Due due) {
        NewJob job = new NewJob(
                world.nextJob(),
                dice.oneIn(10) ? World.UNDECLARED : dice.of(World.METHODS),
                dice.of(World.QUEUES),
                3 + 2 * dice.below(3),
                due,
                "[]",
                OptionalInt.empty(),
                Set.of(),
                dice.oneIn(2) ? Optional.of(dice.of(World.TENANTS)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return dice.oneIn(5) ? job.limitedBy(dice.of(World.LIMITS)) : job;
    }

    static String stored(World world, Dice dice, List<NewJob> jobs) throws Exception {
        World.Done<Integer> done = world.perform(dice, () -> {
            world.store.enqueue(jobs);
            return jobs.size();
        });
        if (done.committed()) {
            jobs.forEach(world.model::add);
        }
        return "put " + jobs.stream().map(EnqueueVerbs::shown).toList() + done.orNot();
    }

    private static String shown(NewJob job) {
        return number(job.id()) + " " + job.name() + " in " + job.queue() + " " + job.priority()
                + job.tenant().map(name -> " of " + name).orElse("")
                + job.limit().map(limit -> " at " + limit.key()).orElse("") + " " + job.due();
    }

    static long number(JobId job) {
        return job.value().getMostSignificantBits() >>> 16;
    }

    private static String follow(World world, Dice dice) throws Exception {
        Optional<Parent> parent = parent(world, dice);
        if (parent.isEmpty() || isFull(world)) {
            return "nothing to follow";
        }
        After after = dice.of(List.of(After.values()));
        return stored(world, dice, List.of(job(world, dice, Due.following(parent.get(), after))));
    }

    private static Optional<Parent> parent(World world, Dice dice) {
        List<BatchId> batches = world.model.batches.values().stream()
                .filter(batch -> !batch.gone && !world.model.heldBatches.contains(batch.id))
                .map(batch -> batch.id)
                .toList();
        if (dice.oneIn(4) && !batches.isEmpty()) {
            return Optional.of(dice.of(batches));
        }
        return dice.maybe(world.model.free(job -> true)).map(ModelJob::id);
    }

    /** What is to follow nothing is refused, and so is all that comes with it. */
    private static String orphan(World world, Dice dice) throws Exception {
        List<NewJob> jobs =
                List.of(job(world, dice, Due.now()), job(world, dice, Due.following(world.nextJob(), After.ANY_END)));
        try {
            world.commit(() -> {
                world.store.enqueue(jobs);
                return true;
            });
        } catch (StoreException refused) {
            return "refused what follows nothing";
        }
        throw new Broken(Invariant.I17_CONTINUATIONS, "a job was stored that follows nothing");
    }
}
