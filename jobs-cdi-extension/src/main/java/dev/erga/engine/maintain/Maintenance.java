package dev.erga.engine.maintain;

import dev.erga.engine.loop.Loop;
import dev.erga.engine.message.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/** Does the duties of this node, each when its rest is over: the front door of this package. Thread-safe. */
public final class Maintenance {

    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);

    private final MaintenanceParts parts;
    private final Loop loop;
    private final Declaring declaring;
    private final Holding holding;
    private final Deciding deciding;
    private final Counting counting;
    private final Admitting admitting;
    private final List<Turn> turns = new ArrayList<>();
    private volatile boolean woken;

    /** Nothing happens before {@link #start}. */
    public Maintenance(MaintenanceParts parts) {
        this.parts = parts;
        this.holding = new Holding(parts);
        this.deciding = new Deciding(parts);
        this.counting = new Counting(parts);
        this.admitting = new Admitting(parts);
        this.loop = new Loop("maintenance", parts.time(), parts.log(), this::round);
        this.declaring = new Declaring(parts);
        turns.add(new Turn(new DueWork(parts, declaring), true));
        turns.add(new Turn(declaring, false));
        turns.add(new Turn(new Sweep(parts, this::takeOver), false));
        turns.add(new Turn(holding, false));
        turns.add(new Turn(deciding, false));
        turns.add(new Turn(counting, false));
        turns.add(new Turn(admitting, false));
        turns.add(new Turn(new Comparing(parts), false));
        turns.add(new Turn(new Telling(parts), false));
        turns.add(new Turn(new Pruning(parts), false));
    }

    /**
     * Stores the declared schedules, so that they are known from now on. Without this call, or if the store does not
     * answer, the loop does it as soon as it can.
     */
    public void declareSchedules() {
        declaring.declare();
    }

    /** Begins. */
    public void start(ThreadFactory threads) {
        loop.start(threads);
    }

    /** The loop that does it. */
    public Loop loop() {
        return loop;
    }

    /** Something may be due earlier than the last look said. */
    public void wake() {
        woken = true;
        loop.wake();
    }

    /** There may be jobs that no living node can run; they are looked for within a few seconds. */
    public void askForUndeclared() {
        holding.ask();
    }

    /** What a node that died was about to do, or had made others wait for. */
    private void takeOver() {
        holding.ask();
        deciding.ask();
        counting.ask();
        admitting.askForAll();
    }

    /** There are continuations that nobody could decide about yet. */
    public void askForOwed() {
        deciding.ask();
        loop.wake();
    }

    /** Members of batches have ended or were added, or are to be deleted. */
    public void askForCounts() {
        counting.ask();
        loop.wake();
    }

    /** Jobs wait for places of these limits, or places of theirs are free. */
    public void askForPlaces(Set<String> keys) {
        admitting.ask(keys);
        loop.wake();
    }

    /** Places of any limit may be free. */
    public void askForAllPlaces() {
        admitting.askForAll();
        loop.wake();
    }

    private Duration round() {
        boolean early = woken;
        woken = false;
        for (Turn turn : turns) {
            if (!loop.isStopping() && (turn.isDue() || turn.isAsked(early))) {
                turn.take();
            }
        }
        return turns.stream().map(Turn::untilDue).min(Duration::compareTo).orElse(REST_AFTER_FAILURE);
    }

    /** A duty and when it is due again. */
    private final class Turn {

        private final Duty duty;
        private final boolean wakeable;
        private long dueAt = parts.time().nanoTime();

        private Turn(Duty duty, boolean wakeable) {
            this.duty = duty;
            this.wakeable = wakeable;
        }

        private boolean isAsked(boolean early) {
            return (early && wakeable) || duty.isAsked();
        }

        private boolean isDue() {
            return parts.time().nanoTime() - dueAt >= 0;
        }

        private void take() {
            Duration rest = REST_AFTER_FAILURE;
            try {
                rest = duty.run();
            } catch (Exception failed) {
                parts.log().trouble(() -> Messages.dutyFailed(duty.name()).toString(), failed);
            }
            dueAt = parts.time().nanoTime() + rest.toNanos();
        }

        private Duration untilDue() {
            return Duration.ofNanos(Math.max(0, dueAt - parts.time().nanoTime()));
        }
    }
}
