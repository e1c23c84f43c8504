package dev.erga.engine.work;

import dev.erga.engine.enqueue.Mask;
import dev.erga.engine.enqueue.RegisteredMethod;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Leaving;
import dev.erga.jobs.spi.Origin;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One attempt on this node, from the grant to its end. Others may ask it to stop at any time; its thread is interrupted
 * only while it is in the job method, never while the engine writes. Thread-safe.
 */
final class Attempt {

    private final ClaimedJob job;
    private final RegisteredMethod method;
    private long waitsSince;
    private final boolean runsAlone;
    private @Nullable Thread inMethod;
    private long enteredAt;
    private @Nullable Stop stop;
    private boolean interrupted;
    private boolean noticed;
    private @Nullable Duration retryAfter;
    private boolean startTold;
    private boolean apart;
    private @Nullable AttemptNotes notes;
    private @Nullable Origin origin;
    private @Nullable String result;
    private boolean checkpoints;
    private Mask mask = Mask.NONE;

    /**
     * A new attempt, not begun.
     *
     * @param maxCrashes how many nodes a job may kill before it is quarantined
     */
    Attempt(ClaimedJob job, RegisteredMethod method, long grantedAt, int maxCrashes) {
        this.job = job;
        this.method = method;
        this.waitsSince = grantedAt;
        this.runsAlone = job.crashes() > 0 && job.crashes() + 1 >= maxCrashes;
    }

    ClaimedJob job() {
        return job;
    }

    RegisteredMethod method() {
        return method;
    }

    /** Since when it has waited for a worker, in nanoseconds of the node's time: its grant, or when it was to begin again. */
    synchronized long waitsSince() {
        return waitsSince;
    }

    /**
     * Whether its job's next crash would be the last, so that it must not run beside others of which that is true: should
     * the node die, only one of them can be blamed for good.
     */
    boolean runsAlone() {
        return runsAlone;
    }

    /** Whether its start is to be told now: once, also if a chunk was rolled back and it begins again. */
    synchronized boolean tellsStart() {
        boolean first = !startTold;
        startTold = true;
        return first;
    }

    /** It is to begin again, alone, since its work was rolled back on account of others; the attempt stays the same. */
    synchronized void beginsAgain(long nanoTime) {
        if (notes != null) {
            notes.beginsAgain();
        }
        retryAfter = null;
        result = null;
        apart = true;
        waitsSince = nanoTime;
    }

    /** Whether it must not share a transaction any more. */
    synchronized boolean isApart() {
        return apart;
    }

    /** Asks it to stop. The first reason stays, except that a lost node outweighs all. */
    synchronized void stop(Stop why) {
        if (stop == null || why == Stop.NODE_LOST) {
            stop = why;
        }
        if (inMethod != null) {
            interrupted = true;
            inMethod.interrupt();
        }
    }

    /**
     * The calling thread is about to enter the job method.
     *
     * @param nanoTime the node's time
     * @return false if it must not, since a stop came first
     */
    synchronized boolean enter(long nanoTime) {
        if (stop != null) {
            return false;
        }
        inMethod = Thread.currentThread();
        enteredAt = nanoTime;
        return true;
    }

    /** The calling thread has left the job method; nobody interrupts it for this attempt any more. */
    synchronized void exit() {
        inMethod = null;
        if (notes != null) {
            notes.ends();
        }
        boolean unheard = Thread.interrupted();
        noticed |= interrupted && !unheard;
    }

    /** Whether a thread is in the job method. */
    synchronized boolean isInMethod() {
        return inMethod != null;
    }

    /** Since when a thread is in the job method, in nanoseconds of the node's time. */
    synchronized long enteredAt() {
        return enteredAt;
    }

    /** Looks at the thread that is in the job method, if one is; it does not leave it meanwhile, so this must be quick. */
    synchronized <T> Optional<T> inMethod(Function<Thread, T> look) {
        return Optional.ofNullable(inMethod).map(look);
    }

    /** Why it was asked to stop, if it was. */
    synchronized Optional<Stop> stopRequest() {
        return Optional.ofNullable(stop);
    }

    /** As {@link #stopRequest}, for the method itself: one that was told may end early because of it. */
    synchronized Optional<Stop> tellMethod() {
        noticed |= stop != null;
        return Optional.ofNullable(stop);
    }

    /** Whether the method learnt of the stop, by asking or by an interruption that something in it consumed. */
    synchronized boolean wasNoticed() {
        return noticed;
    }

    synchronized void retryAfter(Duration delay) {
        retryAfter = delay;
    }

    synchronized Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What it tells while it runs; a page of the notebook is taken when it first does. */
    synchronized AttemptNotes notes(Notebook notebook) {
        if (notes == null) {
            notes = notebook.page(this);
        }
        return notes;
    }

    /** Its arguments have been read: these secrets are to be kept. */
    synchronized void hides(Mask secrets) {
        mask = secrets;
    }

    /** Takes its secrets out of texts. */
    synchronized Mask mask() {
        return mask;
    }

    /** What it leaves should it end well, as JSON. */
    synchronized void result(String json) {
        result = json;
    }

    /** There may be a checkpoint. */
    synchronized void usesCheckpoints() {
        checkpoints = true;
    }

    /** What is to be written in the transaction that ends it well; nothing for most. */
    synchronized Optional<Leaving> leaving() {
        return result == null && !checkpoints
                ? Optional.empty()
                : Optional.of(new Leaving(job.lease(), Optional.ofNullable(result), checkpoints));
    }

    /** Where its job comes from, if that was asked for before. */
    synchronized Optional<Origin> origin() {
        return Optional.ofNullable(origin);
    }

    synchronized void origin(Origin found) {
        origin = found;
    }
}
