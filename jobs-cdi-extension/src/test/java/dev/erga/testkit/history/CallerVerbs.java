package dev.erga.testkit.history;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobBatch;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobMethod;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobDetails;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** What an application asks of its nodes. */
final class CallerVerbs {

    static final List<Verb<Cluster>> ALL = List.of(
            new Verb<>("enqueue", 10, CallerVerbs::enqueue),
            new Verb<>("bulk", 2, CallerVerbs::bulk),
            new Verb<>("together", 3, CallerVerbs::together),
            new Verb<>("unique", 5, CallerVerbs::unique),
            new Verb<>("follow", 6, CallerVerbs::follow),
            new Verb<>("batch", 4, CallerVerbs::batch),
            new Verb<>("cancel", 2, CallerVerbs::cancel),
            new Verb<>("requeue", 4, CallerVerbs::requeue),
            new Verb<>("delete", 4, CallerVerbs::delete),
            new Verb<>("pause", 1, CallerVerbs::pause),
            new Verb<>("resume", 3, CallerVerbs::resume));

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final List<String> METHODS = List.of("work", "work", "share", "share", "quick");
    private static final List<String> KEYS = List.of("user-1", "user-2");
    private static final String NOBODY = "nobody to ask";

    private CallerVerbs() {}

    /** The scheduler of a node that answers. */
    private static Optional<JobScheduler> asked(Cluster cluster, Dice dice) {
        return dice.maybe(cluster.living()).map(member -> member.node().jobs());
    }

    private static JobMethod.Of1<Hands, Long> reference(String method) {
        return switch (method) {
            case "work" -> Hands::work;
            case "share" -> Hands::share;
            default -> Hands::quick;
        };
    }

    private static Errand drawn(Cluster cluster, Dice dice) {
        return new Errand(cluster.nextNumber(Script.drawn(dice)), dice.of(METHODS));
    }

    private static String enqueue(Cluster cluster, Dice dice) {
        Optional<JobScheduler> jobs = asked(cluster, dice);
        if (jobs.isEmpty()) {
            return NOBODY;
        }
        Errand errand = drawn(cluster, dice);
        JobScheduler scheduler =
                dice.oneIn(4) ? jobs.get().with(JobOptions.defaults().tenant(dice.of(World.TENANTS))) : jobs.get();
        Due due = dice.oneIn(4) ? Due.in(Duration.ofSeconds(1 + dice.below(30))) : Due.now();
        scheduler.put(due, reference(errand.method), errand.number);
        cluster.errands.put(errand.number, errand);
        return "enqueue " + errand + " " + cluster.script(errand.number) + " " + due;
    }

    private static String bulk(Cluster cluster, Dice dice) {
        Optional<JobScheduler> jobs = asked(cluster, dice);
        if (jobs.isEmpty()) {
            return NOBODY;
        }
        String method = dice.of(METHODS);
        List<Errand> errands = new ArrayList<>();
        for (int i = 0; i <= dice.below(6); i++) {
            errands.add(new Errand(cluster.nextNumber(Script.drawn(dice)), method));
        }
        jobs.get().enqueueAll(reference(method), numbers(errands).boxed());
        errands.forEach(errand -> cluster.errands.put(errand.number, errand));
        return "enqueue " + errands;
    }

    private static LongStream numbers(List<Errand> errands) {
        return errands.stream().mapToLong(errand -> errand.number);
    }

    /** Several in the caller's transaction, which may roll back. */
    private static String together(Cluster cluster, Dice dice) throws Exception {
        Optional<JobScheduler> jobs = asked(cluster, dice);
        if (jobs.isEmpty()) {
            return NOBODY;
        }
        List<Errand> errands = List.of(drawn(cluster, dice), drawn(cluster, dice), drawn(cluster, dice));
        boolean commits = !dice.oneIn(2);
        cluster.transactions.inNew(TIMEOUT, () -> {
            for (Errand errand : errands) {
                jobs.get().put(Due.now(), reference(errand.method), errand.number);
            }
            if (!commits) {
                cluster.transactions.setRollbackOnly();
            }
            return commits;
        });
        if (commits) {
            errands.forEach(errand -> cluster.errands.put(errand.number, errand));
        } else {
            numbers(errands).forEach(cluster.neverStored::add);
        }
        return "enqueue " + errands + (commits ? "" : ", rolled back");
    }

    private static String unique(Cluster cluster, Dice dice) {
        Optional<JobScheduler> jobs = asked(cluster, dice);
        if (jobs.isEmpty()) {
            return NOBODY;
        }
        String key = dice.of(KEYS);
        Errand errand = new Errand(cluster.nextNumber(Script.drawn(dice)), "work");
        Optional<JobId> latest = Optional.ofNullable(cluster.latest.get(key));
        boolean wasOver = isOver(cluster, latest);
        JobId id = jobs.get()
                .with(JobOptions.defaults().uniqueBy(key))
                .put(Due.now(), reference(errand.method), errand.number);
        boolean stored = Cluster.number(cluster.database.peek(id).orElseThrow()) == errand.number;
        String fact = "stored " + stored + " for " + key + ", of which the latest was " + latest;
        Broken.unless(stored || !wasOver, Invariant.UNIQUE, "that one was over, " + fact);
        Broken.unless(stored || latest.filter(id::equals).isPresent(), Invariant.UNIQUE, "gives another, " + fact);
        if (stored) {
            Broken.unless(isOver(cluster, latest), Invariant.UNIQUE, "that one is not over, " + fact);
            cluster.errands.put(errand.number, errand);
            cluster.latest.put(key, id);
        }
        return "enqueue " + errand + " for " + key + (stored ? "" : ", which has one");
    }

    private static boolean isOver(Cluster cluster, Optional<JobId> latest) {
        return latest.map(cluster.database::state)
                .filter(state -> !state.isFinal())
                .isEmpty();
    }

    private static String follow(Cluster cluster, Dice dice) {
        Optional<JobScheduler> jobs = asked(cluster, dice);
        Optional<Errand> parent = dice.maybe(List.copyOf(cluster.errands.values()));
        if (jobs.isEmpty() || parent.isEmpty()) {
            return NOBODY;
        }
        Errand errand = new Errand(
                cluster.nextNumber(Script.drawn(dice)),
                dice.of(METHODS),
                Optional.of(parent.get().number),
                dice.of(List.of(After.values())),
                Optional.empty());
        errand.endsBefore = parent.get().ends.size();
        JobId id = id(cluster, parent.get());
        jobs.get().put(Due.following(id, errand.after), reference(errand.method), errand.number);
        cluster.errands.put(errand.number, errand);
        return "enqueue " + errand + " after " + parent.get() + " " + errand.after;
    }

    private static JobId id(Cluster cluster, Errand errand) {
        return row(cluster, errand).summary().id();
    }

    static JobDetails row(Cluster cluster, Errand errand) {
        return cluster.row(errand.number)
                .orElseThrow(() -> new Broken(Invariant.I1_NO_LOSS, "there is no row of " + errand));
    }

    /** Sometimes with another one in it; members may add further ones while they run. */
    private static String batch(Cluster cluster, Dice dice) {
        Optional<JobScheduler> jobs = asked(cluster, dice);
        if (jobs.isEmpty()) {
            return NOBODY;
        }
        List<Errand> errands = new ArrayList<>();
        BatchId id = jobs.get().batch("batch", outer -> {
            int count = members(cluster, dice, outer, errands);
            if (dice.oneIn(3)) {
                BatchId inner = outer.batch("inner", more -> members(cluster, dice, more, errands));
                cluster.batches.put(inner, errands.size() - count);
                count++;
            }
            cluster.batches.put(outer.id(), count);
        });
        errands.forEach(errand -> cluster.errands.put(errand.number, errand));
        return "batch " + id + " of " + errands;
    }

    private static int members(Cluster cluster, Dice dice, JobBatch batch, List<Errand> errands) {
        int count = 1 + dice.below(3);
        for (int i = 0; i < count; i++) {
            long number = cluster.nextNumber(Script.drawn(dice));
            cluster.isMember(number, batch.id());
            batch.enqueue(Hands::work, number);
            errands.add(new Errand(number, "work", Optional.empty(), After.ANY_END, Optional.of(batch.id())));
        }
        return count;
    }

    private static String cancel(Cluster cluster, Dice dice) {
        Optional<JobScheduler> jobs = asked(cluster, dice);
        Optional<BatchId> batch = dice.maybe(cluster.batches.keySet().stream()
                .sorted((one, other) -> new JobId(one.value()).compareTo(new JobId(other.value())))
                .toList());
        if (jobs.isEmpty() || batch.isEmpty()) {
            return NOBODY;
        }
        return "cancel " + batch.get() + ": " + jobs.get().cancel(batch.get());
    }

    /** The row is locked by the requeue, so what is committed of it is what it was before. */
    private static String requeue(Cluster cluster, Dice dice) throws Exception {
        Optional<JobScheduler> jobs = asked(cluster, dice);
        Optional<Errand> errand = dice.maybe(List.copyOf(cluster.errands.values()));
        if (jobs.isEmpty() || errand.isEmpty()) {
            return NOBODY;
        }
        JobId id = id(cluster, errand.get());
        List<JobState> before = new ArrayList<>();
        boolean done = cluster.transactions.inNew(TIMEOUT, () -> {
            boolean again = jobs.get().requeue(id);
            before.add(cluster.database.state(id));
            return again;
        });
        if (done) {
            errand.get().requeues++;
            errand.get().ends.add(before.get(0));
        }
        return "requeue " + errand.get() + " " + before + ": " + done;
    }

    private static String delete(Cluster cluster, Dice dice) {
        Optional<JobScheduler> jobs = asked(cluster, dice);
        Optional<Errand> errand = dice.maybe(List.copyOf(cluster.errands.values()));
        if (jobs.isEmpty() || errand.isEmpty()) {
            return NOBODY;
        }
        boolean done = jobs.get().delete(id(cluster, errand.get()));
        errand.get().deleted |= done;
        return "delete " + errand.get() + ": " + done;
    }

    private static String pause(Cluster cluster, Dice dice) {
        return asked(cluster, dice)
                .map(jobs -> "pause: " + jobs.pauseQueue(Cluster.QUEUE, "stocktaking"))
                .orElse(NOBODY);
    }

    private static String resume(Cluster cluster, Dice dice) {
        return asked(cluster, dice)
                .map(jobs -> "resume: " + jobs.resumeQueue(Cluster.QUEUE))
                .orElse(NOBODY);
    }
}
