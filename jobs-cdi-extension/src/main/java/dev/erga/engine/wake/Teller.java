package dev.erga.engine.wake;

import dev.erga.engine.loop.CalmLog;
import dev.erga.engine.loop.Loop;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.spi.WakeUps;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells other nodes of jobs: at once after a silence, then at most fifty times a second. Word with every transaction was
 * measured to halve the rate of single enqueues.
 */
final class Teller {

    private static final Duration SPACING = Duration.ofMillis(20);
    private static final Duration REST = Duration.ofHours(1);

    private final WakeUps wakeUps;
    private final NodeTime time;
    private final Loop loop;
    private final NodeTime.Bell told;
    private final Set<String> untold = ConcurrentHashMap.newKeySet();
    private long spoken;

    Teller(WakeUps wakeUps, NodeTime time, CalmLog log) {
        this.wakeUps = wakeUps;
        this.time = time;
        spoken = time.nanoTime() - SPACING.toNanos();
        told = time.bell();
        loop = new Loop("wake-others", time, log, this::round);
    }

    Loop loop() {
        return loop;
    }

    void tell(String queue) {
        if (untold.add(queue)) {
            loop.wake();
        }
    }

    private Duration round() {
        if (untold.isEmpty()) {
            return REST;
        }
        long wait = spoken + SPACING.toNanos() - time.nanoTime();
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        spoken = time.nanoTime();
        Set<String> queues = Set.copyOf(untold);
        // Before telling: whoever adds a queue meanwhile has it told again.
        untold.removeAll(queues);
        try {
            wakeUps.tell(queues);
        } finally {
            told.ring();
        }
        return Duration.ZERO;
    }

    /** Waits until nothing is left to tell, or for the moment; for one thread. */
    void awaitTold(long nanoTime) throws InterruptedException {
        while (!untold.isEmpty() && time.nanoTime() - nanoTime < 0) {
            told.awaitUntil(nanoTime);
        }
    }
}
