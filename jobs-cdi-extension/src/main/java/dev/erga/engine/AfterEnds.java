package dev.erga.engine;

import dev.erga.engine.maintain.Maintenance;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.spi.Followers;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.Transactions;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whom the ends of jobs concern: waits for the transaction that ends them.
 *
 * @param keeping how long jobs are kept that the store ends by itself
 * @param jobsWait is told a queue in which jobs have become ready
 * @param maintenance does what the ends leave to be done
 */
record AfterEnds(Transactions transactions, Keeping keeping, Consumer<String> jobsWait, Maintenance maintenance)
        implements Followers {

    @Override
    public void ready(Set<String> queues) {
        afterCommit(() -> queues.forEach(jobsWait));
    }

    @Override
    public void counted(Set<BatchId> batches) {
        afterCommit(maintenance::askForCounts);
    }

    @Override
    public void owed() {
        afterCommit(maintenance::askForOwed);
    }

    @Override
    public void places(Set<String> keys) {
        afterCommit(() -> maintenance.askForPlaces(keys));
    }

    /** The end is the last that happens before a commit; some container may take nothing any more there. */
    private void afterCommit(Runnable action) {
        try {
            transactions.afterCommit(action);
        } catch (IllegalStateException tooLate) {
            action.run();
        }
    }
}
