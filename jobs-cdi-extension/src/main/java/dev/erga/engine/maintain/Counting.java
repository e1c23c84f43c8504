package dev.erga.engine.maintain;

import dev.erga.jobs.event.BatchFinished;
import dev.erga.jobs.spi.FinishedBatch;
import dev.erga.jobs.spi.Keeping;
import java.time.Duration;
import java.util.List;

/**
 * Brings the counts of batches up to date, ends those that are done, and deletes what is left of cancelled ones: soon after
 * this node was told of reasons or a node has died, and now and then for what nobody was told of.
 */
final class Counting implements Duty {

    private static final Duration REST = Duration.ofMinutes(2);

    /** Under load there is always something to count: it waits a little, so that one look counts much. */
    private static final Duration BETWEEN_COUNTS = Duration.ofMillis(50);

    private static final int PAGE = 20;

    private final MaintenanceParts parts;
    private volatile boolean asked;
    private long lastCount;

    Counting(MaintenanceParts parts) {
        this.parts = parts;
        this.lastCount = parts.time().nanoTime() - REST.toNanos();
    }

    /** There is something to count, or to delete. */
    void ask() {
        asked = true;
    }

    @Override
    public boolean isAsked() {
        return asked;
    }

    @Override
    public String name() {
        return "count the members of batches";
    }

    @Override
    public Duration run() throws Exception {
        long since = parts.time().nanoTime() - lastCount;
        if (!isDue(since)) {
            return Duration.ofNanos((asked ? BETWEEN_COUNTS : REST).toNanos() - since);
        }
        asked = false;
        lastCount = parts.time().nanoTime();
        deleteCancelled();
        countAll();
        return asked ? BETWEEN_COUNTS : REST;
    }

    private boolean isDue(long since) {
        return since >= (asked ? BETWEEN_COUNTS : REST).toNanos();
    }

    private void deleteCancelled() throws Exception {
        Keeping keeping = parts.keeping();
        int deleted;
        do {
            deleted =
                    parts.calls().inNew(() -> parts.store().batches().deleteCancelled(MaintenanceParts.BATCH, keeping));
        } while (deleted == MaintenanceParts.BATCH);
    }

    /** One batch that ends may have its parent end. */
    private void countAll() throws Exception {
        List<FinishedBatch> finished;
        do {
            finished = parts.calls()
                    .inNew(() ->
                            parts.store().batches().count(PAGE, parts.settings().retention()));
            finished.forEach(
                    batch -> parts.events().publish(new BatchFinished(batch.id(), batch.name(), batch.state())));
        } while (!finished.isEmpty());
    }
}
