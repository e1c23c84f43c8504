package dev.erga.testkit.history;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchFilter;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.RescuedJob;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What nodes do by the way: promote, hold, rescue, decide what is owed, prune. */
final class UpkeepVerbs {

    static final int ALL_OF_THEM = 100;
    private static final int MOST_CRASHES = 3;

    static final List<Verb<World>> ALL = List.of(
            new Verb<>("promote", 5, (world, dice) -> promote(world, dice, limit(dice))),
            new Verb<>("hold", 3, (world, dice) -> hold(world, dice, limit(dice))),
            new Verb<>("unhold", 3, (world, dice) -> unhold(world, dice, limit(dice))),
            new Verb<>("rescue", 5, (world, dice) -> rescue(world, dice, limit(dice))),
            new Verb<>("owed", 2, UpkeepVerbs::owed),
            new Verb<>("prune", 3, (world, dice) -> prune(world, dice, limit(dice))));

    private UpkeepVerbs() {}

    private static int limit(Dice dice) {
        return dice.oneIn(3) ? 1 + dice.below(3) : ALL_OF_THEM;
    }

    static String promote(World world, Dice dice, int limit) throws Exception {
        Model model = world.model;
        Predicate<ModelJob> due = job -> job.state == JobState.SCHEDULED && job.due <= model.now;
        World.Done<List<String>> done = world.perform(dice, () -> world.store.promote(limit));
        if (!done.committed()) {
            return "promote, rolled back";
        }
        List<ModelJob> moved = moved(world, JobState.SCHEDULED, model::readyState);
        moved.forEach(job -> Broken.unless(due.test(job), Invariant.STATES, "before its time: " + job));
        Set<String> queues = moved.stream()
                .filter(job -> job.made.limit().isEmpty())
                .map(job -> job.made.queue())
                .collect(Collectors.toSet());
        Broken.unlessSame(queues, Set.copyOf(done.answer()), Invariant.STATES, "queues that jobs were promoted in");
        long latest = moved.stream().mapToLong(job -> job.due).max().orElse(0);
        moved.forEach(model::ready);
        List<ModelJob> left = model.free(due);
        Broken.unless(moved.size() == limit || left.isEmpty(), Invariant.I1_NO_LOSS, "still not promoted: " + left);
        Broken.unless(
                left.stream().allMatch(job -> job.due >= latest),
                Invariant.I12_FAIRNESS,
                "passed over by a later one: " + left);
        return "promote " + moved.size();
    }

    /** Those whose row has gone from one state to another; whether it might, is for the caller to say. */
    private static List<ModelJob> moved(World world, JobState from, Function<ModelJob, JobState> to) throws Exception {
        Map<JobId, JobSummary> rows = world.rows();
        return world.model
                .jobs(job -> job.state == from
                        && Optional.ofNullable(rows.get(job.id()))
                                .filter(row -> row.state() == to.apply(job))
                                .isPresent())
                .toList();
    }

    static String hold(World world, Dice dice, int limit) throws Exception {
        Set<String> declared = world.model.declared();
        World.Done<Integer> done = world.perform(dice, () -> world.store.hold(limit));
        if (!done.committed()) {
            return "hold, rolled back";
        }
        Predicate<ModelJob> unknown =
                job -> job.isReady() && !declared.isEmpty() && !declared.contains(job.made.name());
        Moves moves = new Moves(unknown, limit, done.answer());
        moves.check(world, moved(world, JobState.ENQUEUED, job -> JobState.HELD), JobState.HELD);
        return "hold " + done.answer();
    }

    static String unhold(World world, Dice dice, int limit) throws Exception {
        Set<String> declared = world.model.declared();
        World.Done<Integer> done = world.perform(dice, () -> world.store.unhold(limit));
        if (!done.committed()) {
            return "unhold, rolled back";
        }
        Predicate<ModelJob> known = job -> job.state == JobState.HELD && declared.contains(job.made.name());
        Moves moves = new Moves(known, limit, done.answer());
        moves.check(world, moved(world, JobState.HELD, world.model::readyState), JobState.ENQUEUED);
        return "unhold " + done.answer();
    }

    /** How jobs are set aside and taken up again. */
    private record Moves(Predicate<ModelJob> wanted, int limit, int told) {

        void check(World world, List<ModelJob> moved, JobState to) {
            moved.forEach(job ->
                    Broken.unless(wanted.test(job), Invariant.I15_UNKNOWN_NAMES, "wrongly made " + to + ": " + job));
            Broken.unlessSame(moved.size(), told, Invariant.I15_UNKNOWN_NAMES, "how many were made " + to);
            moved.forEach(job -> {
                if (to == JobState.HELD) {
                    job.state = to;
                } else {
                    world.model.ready(job);
                }
            });
            List<ModelJob> left = world.model.free(wanted);
            Broken.unless(
                    moved.size() == limit || left.isEmpty() || mayPassOver(world, limit),
                    Invariant.I15_UNKNOWN_NAMES,
                    "not made " + to + ": " + left);
        }
    }

    static String rescue(World world, Dice dice, int limit) throws Exception {
        World.Done<List<RescuedJob>> done =
                world.perform(dice, () -> world.store.rescue(limit, MOST_CRASHES, Keeping.alike(Model.QUARANTINE)));
        Set<JobId> seen = new HashSet<>();
        for (RescuedJob rescued : done.answer()) {
            check(world.model, rescued);
            seen.add(rescued.job());
        }
        long orphans = world.model.free(job -> isOrphan(world.model, job)).size();
        Broken.unless(
                seen.size() == Math.min(limit, orphans) || mayPassOver(world, limit),
                Invariant.I9_RECOVERY,
                "of " + orphans + " orphans were rescued " + seen);
        if (done.committed()) {
            done.answer().forEach(world.model::rescued);
            for (JobId job : seen) {
                Checks.details(world, world.model.known(job));
            }
        }
        return "rescue "
                + done.answer().stream()
                        .map(each -> EnqueueVerbs.number(each.job()) + " " + each.next())
                        .toList() + done.orNot();
    }

    /** Rows that others hold may be among the first that are looked at, and are then passed over. */
    private static boolean mayPassOver(World world, int limit) {
        return limit < ALL_OF_THEM && !world.model.heldJobs.isEmpty();
    }

    private static boolean isOrphan(Model model, ModelJob job) {
        return job.isRunning() && model.isDead(job.owner.orElseThrow());
    }

    private static void check(Model model, RescuedJob rescued) {
        ModelJob job = model.known(rescued.job());
        Broken.unless(job.isRunning(), Invariant.I13_FINAL, "rescued though it does not run: " + job);
        Broken.unless(isOrphan(model, job), Invariant.I10_NO_FALSE_DEATH, "taken from a living node: " + job);
        Broken.unlessSame(job.owner.orElseThrow(), rescued.from(), Invariant.I6_ONE_OWNER, "owner of " + job);
        Broken.unlessSame(next(model, job), rescued.next(), Invariant.I11_ACCOUNTING, "what becomes of " + job);
    }

    private static JobState next(Model model, ModelJob job) {
        if (job.begun && job.crashes + Model.crash(job) >= MOST_CRASHES) {
            return JobState.FAILED;
        }
        return job.stopAsked ? JobState.DELETED : model.readyState(job);
    }

    static String owed(World world, Dice dice) throws Exception {
        World.Done<Integer> done =
                world.perform(dice, () -> world.store.continuations().decideOwed(ALL_OF_THEM));
        if (done.committed()) {
            world.model.decideOwed();
            Broken.unlessSame(
                    world.model.owed().count() == 0,
                    done.answer() == 0,
                    Invariant.I17_CONTINUATIONS,
                    "whether all is decided, " + done.answer() + " are not");
        }
        return "decide what is owed, " + done.answer() + " left" + done.orNot();
    }

    static String prune(World world, Dice dice, int limit) throws Exception {
        World.Done<Integer> done = world.perform(dice, () -> world.store.prune(World.RETENTION, limit));
        if (!done.committed()) {
            return "prune, rolled back";
        }
        List<ModelBatch> batches = goneBatches(world);
        Map<JobId, JobSummary> rows = world.rows();
        List<ModelJob> gone =
                world.model.jobs(job -> !rows.containsKey(job.id())).toList();
        for (ModelJob job : gone) {
            Broken.unless(isExpired(world.model, job), Invariant.I1_NO_LOSS, "pruned, but still to be kept: " + job);
            job.gone = true;
        }
        gone.forEach(job -> world.model.ended(job.id().value(), JobState.DELETED));
        batches.forEach(batch -> world.model.ended(batch.id.value(), JobState.DELETED));
        List<ModelJob> left = world.model.free(job -> isExpired(world.model, job));
        Broken.unless(done.answer() >= limit || left.isEmpty(), Invariant.RETENTION, "kept for too long: " + left);
        return "prune " + gone + " and " + batches;
    }

    private static boolean isExpired(Model model, ModelJob job) {
        return job.isOver() && job.expires.filter(time -> time <= model.now).isPresent();
    }

    private static List<ModelBatch> goneBatches(World world) throws Exception {
        Set<BatchId> there =
                world.commit(() -> world.queries.batches(BatchFilter.all().limit(Math.min(200, ALL_OF_THEM)))).stream()
                        .map(BatchDetails::id)
                        .collect(Collectors.toSet());
        List<ModelBatch> gone = world.model.batches.values().stream()
                .filter(batch -> !batch.gone && !there.contains(batch.id))
                .toList();
        long kept = World.RETENTION.succeeded().toMinutes();
        for (ModelBatch batch : gone) {
            boolean over = batch.state.isFinal() && batch.ended + kept <= world.model.now;
            Broken.unless(over, Invariant.RETENTION, "pruned, but still to be kept: " + batch);
            batch.gone = true;
        }
        return gone;
    }
}
