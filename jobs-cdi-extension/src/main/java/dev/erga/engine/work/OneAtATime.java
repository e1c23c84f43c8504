package dev.erga.engine.work;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The attempts that must {@linkplain Attempt#runsAlone not run beside each other}: one goes, the others wait. Thread-safe. */
final class OneAtATime {

    private final Deque<Attempt> waiting = new ArrayDeque<>();
    private boolean taken;

    /**
     * Whether it may go now; otherwise it waits here.
     *
     * @return true also for an attempt that may run beside any other
     */
    synchronized boolean enter(Attempt attempt) {
        if (!attempt.runsAlone()) {
            return true;
        }
        if (taken) {
            waiting.add(attempt);
            return false;
        }
        taken = true;
        return true;
    }

    /** That one has ended, or will not go: who may go instead. */
    synchronized Optional<Attempt> leave(Attempt attempt) {
        if (!attempt.runsAlone()) {
            return Optional.empty();
        }
        Optional<Attempt> next = Optional.ofNullable(waiting.poll());
        taken = next.isPresent();
        return next;
    }

    /** That one did not go: another may. */
    synchronized void stayedOut(Attempt attempt) {
        taken &= !attempt.runsAlone();
    }

    /** That one, whose turn it was, could not go: it waits again, before all others. */
    synchronized void waitsAgain(Attempt attempt) {
        stayedOut(attempt);
        waiting.addFirst(attempt);
    }

    /** How many wait. */
    synchronized int waiting() {
        return waiting.size();
    }

    synchronized Optional<Attempt> longestWaiting() {
        return Optional.ofNullable(waiting.peek());
    }

    /** Takes back those that wait. */
    synchronized List<Attempt> takeBack() {
        List<Attempt> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }
}
