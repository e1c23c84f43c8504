package dev.erga.engine.maintain;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Sets jobs aside whose method no living node declares, when there is reason to look for some, and lets them go on once a
 * node declares it.
 */
final class Holding implements Duty {

    private static final Duration REST = Duration.ofSeconds(10);

    private final MaintenanceParts parts;
    private volatile boolean asked = true;

    Holding(MaintenanceParts parts) {
        this.parts = parts;
    }

    /** There may be jobs that nobody can run. */
    void ask() {
        asked = true;
    }

    @Override
    public String name() {
        return "hold or release the jobs of undeclared methods";
    }

    @Override
    public Duration run() throws Exception {
        if (all(() -> parts.store().unhold(MaintenanceParts.BATCH))) {
            parts.settings().queues().forEach(parts.wakeQueue());
        }
        if (asked) {
            asked = false;
            try {
                all(() -> parts.store().hold(MaintenanceParts.BATCH));
            } catch (Exception failed) {
                asked = true;
                throw failed;
            }
        }
        return REST;
    }

    private boolean all(Callable<Integer> batch) throws Exception {
        int moved = parts.calls().inNew(batch);
        boolean any = moved > 0;
        while (moved == MaintenanceParts.BATCH) {
            moved = parts.calls().inNew(batch);
        }
        return any;
    }
}
