package dev.erga.engine.work;

import java.time.Duration;

/**
 * Measures how fast this node works, and says how many jobs it may hold beyond those that run: as many as it would begin
 * within a tenth of a second. Short jobs then come in large pages, which is what makes a claim cheap; long ones are
 * never held while other nodes are idle. Used by the poller's thread only.
 */
final class Pace {

    private static final long SHORTEST_WINDOW = Duration.ofMillis(20).toNanos();
    private static final double AHEAD_SECONDS = 0.1;
    private static final int MOST_AHEAD = 1_000;

    private long windowStart;
    private long endedBefore;
    private double perSecond;

    Pace(long now) {
        this.windowStart = now;
    }

    /** Takes note of how many attempts have ended in all. */
    void observe(long now, long ended) {
        long window = now - windowStart;
        if (window < SHORTEST_WINDOW) {
            return;
        }
        double measured = (ended - endedBefore) * 1e9 / window;
        // It rises slowly and falls at once: too small a page costs little, jobs held in vain cost their start.
        perSecond = perSecond == 0 ? measured : Math.min(measured, (perSecond + measured) / 2);
        windowStart = now;
        endedBefore = ended;
    }

    /** How many jobs may be held beyond those that run. */
    int ahead() {
        return (int) Math.min(MOST_AHEAD, perSecond * AHEAD_SECONDS);
    }
}
