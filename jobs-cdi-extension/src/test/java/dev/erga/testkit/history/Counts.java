package dev.erga.testkit.history;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchFilter;
import dev.erga.jobs.spi.FinishedBatch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Batches are counted: a moment late, but never wrong. */
final class Counts {

    /** How often one has to count until what ends inside has ended what is around it. */
    private static final int ROUNDS = 4;

    private Counts() {}

    static String some(World world, Dice dice) throws Exception {
        return "count: " + count(world, dice, 1 + dice.below(3));
    }

    private static String count(World world, Dice dice, int limit) throws Exception {
        World.Done<List<FinishedBatch>> done =
                world.perform(dice, () -> world.store.batches().count(limit, World.RETENTION));
        if (!done.committed()) {
            return "rolled back";
        }
        Set<BatchId> told = new HashSet<>();
        for (FinishedBatch finished : done.answer()) {
            Broken.unless(told.add(finished.id()), Invariant.I17_CONTINUATIONS, "told twice: " + finished);
            ended(world.model, finished);
        }
        Map<BatchId, BatchDetails> rows = rows(world);
        for (ModelBatch batch : world.model.batches.values()) {
            Optional<BatchDetails> row = Optional.ofNullable(rows.get(batch.id));
            row.ifPresent(seen -> standing(world.model, batch, seen.state()));
        }
        return done.answer().toString();
    }

    private static void ended(Model model, FinishedBatch finished) {
        ModelBatch batch = Optional.ofNullable(model.batches.get(finished.id()))
                .orElseThrow(() -> new Broken(Invariant.I2_ATOMIC_ENQUEUE, "nobody has stored " + finished));
        ModelBatch.Tally tally = model.tally(batch.id);
        Broken.unlessSame(
                tally.reached(batch.cancelled),
                finished.state(),
                Invariant.I17_CONTINUATIONS,
                "end of " + batch + tally);
        Broken.unless(batch.state != finished.state(), Invariant.I17_CONTINUATIONS, "told again: " + finished);
        batch.state = finished.state();
        batch.ended = model.now;
        model.ended(batch.id.value(), batch.state);
    }

    /** One that had ended goes on if members do. */
    private static void standing(Model model, ModelBatch batch, JobState seen) {
        boolean goesOn = seen == JobState.PROCESSING && model.tally(batch.id).left() > 0;
        if (goesOn) {
            batch.state = JobState.PROCESSING;
        }
        Broken.unlessSame(batch.state, seen, Invariant.I17_CONTINUATIONS, "state of " + batch);
    }

    private static Map<BatchId, BatchDetails> rows(World world) throws Exception {
        Map<BatchId, BatchDetails> rows = new HashMap<>();
        world.commit(() -> world.queries.batches(BatchFilter.all().limit(200))).forEach(row -> rows.put(row.id(), row));
        return rows;
    }

    /** Once all is counted, counts are what they should be, unless somebody holds a batch. */
    static String all(World world, Dice dice) throws Exception {
        boolean held = world.open().isPresent();
        for (int round = 0; round < ROUNDS; round++) {
            if (count(world, dice, UpkeepVerbs.ALL_OF_THEM).startsWith("rolled back")) {
                return "count, rolled back";
            }
        }
        if (held) {
            return "count beside an open transaction";
        }
        for (BatchDetails row : rows(world).values()) {
            ModelBatch batch = Optional.ofNullable(world.model.batches.get(row.id()))
                    .orElseThrow(() -> new Broken(Invariant.I2_ATOMIC_ENQUEUE, "nobody has stored " + row));
            ModelBatch.Tally seen = new ModelBatch.Tally(row.total(), row.succeeded(), row.failed(), row.deleted());
            ModelBatch.Tally tally = world.model.tally(batch.id);
            Broken.unlessSame(tally, seen, Invariant.I16_COUNTS, "counts of " + batch);
            Broken.unlessSame(
                    tally.reached(batch.cancelled), row.state(), Invariant.I17_CONTINUATIONS, "state of " + batch);
        }
        return "count all";
    }
}
