package dev.erga.testkit.history;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Parent;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.JobLimit;
import dev.erga.jobs.spi.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what is stored with what must hold. */
final class Checks {

    private static final int MANY = 200;

    private Checks() {}

    /** After each step. */
    static void all(World world) throws Exception {
        Map<JobId, JobSummary> rows = world.rows();
        for (ModelJob job : world.model.jobs.values()) {
            Optional<JobSummary> row = Optional.ofNullable(rows.remove(job.id()));
            if (job.gone) {
                Broken.unless(row.isEmpty(), Invariant.I13_FINAL, "came back after it was pruned: " + job);
            } else {
                row(job, row.orElseThrow(() -> new Broken(Invariant.I1_NO_LOSS, "there is no row of " + job)));
            }
        }
        for (JobLimit limit : World.LIMITS) {
            long places = limit.bounds().atOnce().orElseThrow();
            long taken = world.model.holding(limit.key());
            Broken.unless(taken <= places, Invariant.LIMITS, taken + " hold the " + places + " of " + limit.key());
        }
        Broken.unless(rows.isEmpty(), Invariant.I2_ATOMIC_ENQUEUE, "nobody has stored " + rows.values());
    }

    private static void row(ModelJob job, JobSummary row) {
        String fact =
                job + " is " + row.state() + row.reason().map(why -> ", " + why).orElse("");
        int effects = row.state() == JobState.SUCCEEDED ? 1 : 0;
        boolean ran = job.state == JobState.PROCESSING || row.state() == JobState.PROCESSING;
        Broken.unless(!ran || job.effects == effects, Invariant.I3_EXACTLY_ONCE, job.effects + " effects, " + fact);
        Broken.unless(job.state == row.state(), suspected(job, row.state()), fact);
        Broken.unlessSame(effects, job.effects, Invariant.I3_EXACTLY_ONCE, "effects, " + fact);
        Broken.unlessSame(job.attempts, row.attempts(), Invariant.I11_ACCOUNTING, "attempts, " + fact);
        if (job.state == JobState.PROCESSING) {
            Broken.unlessSame(
                    job.owner.map(Object::toString), row.node(), Invariant.I6_ONE_OWNER, "whose it is, " + fact);
        }
    }

    /** What is broken when a row is in another state than it should be. */
    private static Invariant suspected(ModelJob job, JobState seen) {
        if (job.wantsPlace && seen == JobState.ENQUEUED) {
            return Invariant.LIMITS;
        }
        if (job.isOver()) {
            return job.link.isPresent() ? Invariant.I17_CONTINUATIONS : Invariant.I13_FINAL;
        }
        if (job.link.isPresent() && (job.state == JobState.AWAITING || seen == JobState.AWAITING)) {
            return Invariant.I17_CONTINUATIONS;
        }
        if (job.state == JobState.PROCESSING) {
            return Invariant.I4_FENCE;
        }
        if (seen == JobState.PROCESSING) {
            return Invariant.I6_ONE_OWNER;
        }
        if (job.state == JobState.HELD || seen == JobState.HELD) {
            return Invariant.I15_UNKNOWN_NAMES;
        }
        return seen.isFinal() ? Invariant.I1_NO_LOSS : Invariant.STATES;
    }

    /** Everything that is known of one job. */
    static void details(World world, ModelJob job) throws Exception {
        JobDetails row = world.commit(() -> world.queries.job(job.id()))
                .orElseThrow(() -> new Broken(Invariant.I1_NO_LOSS, "there is no row of " + job));
        Broken.unlessSame(job.crashes, row.crashes(), Invariant.I11_ACCOUNTING, "crashes of " + job);
        Broken.unlessSame(job.recorded, row.attempts().size(), Invariant.I11_ACCOUNTING, "attempts recorded of " + job);
        Origin origin = world.commit(() -> world.store.notes().origin(job.id())).orElseThrow();
        Broken.unlessSame(
                job.link.map(link -> link.parent),
                origin.parent().map(Parent::value),
                Invariant.I17_CONTINUATIONS,
                "what is followed by " + job);
        Broken.unlessSame(job.visibleResult(), row.result(), Invariant.VALUES, "result of " + job);
        Broken.unlessSame(
                job.expires, row.expiresAt().map(world::minutes), Invariant.RETENTION, "until when is kept " + job);
    }

    /** When the history is over, or all is quiet. */
    static void thoroughly(World world) throws Exception {
        all(world);
        for (ModelJob job : world.model.jobs(any -> true).toList()) {
            details(world, job);
        }
        counts(world);
        for (ModelSchedule schedule : world.model.schedules.values()) {
            ledger(world, schedule);
        }
    }

    private static void counts(World world) throws Exception {
        Map<JobState, BoundedCount> counts = world.commit(() -> world.queries.counts(10 * MANY));
        for (JobState state : JobState.values()) {
            long expected = world.model.jobs(job -> job.state == state).count();
            BoundedCount seen = Optional.ofNullable(counts.get(state)).orElseThrow();
            Broken.unlessSame(expected, seen.value(), Invariant.I16_COUNTS, "jobs that are " + state);
        }
    }

    private static void ledger(World world, ModelSchedule schedule) throws Exception {
        List<FireDetails> newestFirst = world.commit(() -> world.queries.fires(schedule.id, MANY));
        List<Instant> times = newestFirst.stream()
                .map(fire -> world.virtual(fire.fireTime()))
                .sorted()
                .toList();
        Broken.unlessSame(
                List.copyOf(schedule.ledger.keySet()),
                times,
                Invariant.I8_ONE_OUTCOME_PER_FIRE,
                "ledger of " + schedule.id);
        for (FireDetails fire : newestFirst) {
            Fire known = Optional.ofNullable(schedule.ledger.get(world.virtual(fire.fireTime())))
                    .orElseThrow();
            Broken.unlessSame(
                    known.outcome().name(), fire.outcome(), Invariant.I8_ONE_OUTCOME_PER_FIRE, "outcome of " + known);
            Broken.unlessSame(known.job(), fire.job(), Invariant.I7_ONE_JOB_PER_FIRE, "job of " + known);
        }
    }
}
