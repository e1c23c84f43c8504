package dev.erga.testkit.history;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.OpenTransaction;
import dev.erga.jobs.spi.Transactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;

/** A transaction of a node that is slow or frozen: what it has written is neither visible nor lost, and it holds rows. */
final class OpenWork {

    private final World world;
    private final OpenTransaction transaction;
    private final List<Runnable> effects = new ArrayList<>();

    private OpenWork(World world, OpenTransaction transaction) {
        this.world = world;
        this.transaction = transaction;
    }

    static OpenWork begin(World world, Transactions transactions) {
        return new OpenWork(world, OpenTransaction.begin(transactions));
    }

    <T> T run(Callable<T> work) throws Exception {
        return transaction.run(work);
    }

    void holdsJobs(Collection<JobId> jobs) {
        world.model.heldJobs.addAll(jobs);
    }

    void holdsBatch(BatchId batch) {
        world.model.heldBatches.add(batch);
    }

    /** What the model is to learn if it commits. */
    void then(Runnable effect) {
        effects.add(effect);
    }

    void end(boolean commits) throws Exception {
        if (commits) {
            transaction.commit();
        } else {
            transaction.rollback();
        }
        world.model.heldJobs.clear();
        world.model.heldBatches.clear();
        if (commits) {
            effects.forEach(Runnable::run);
        }
    }

    /** The history is over before its time. */
    void abandon() {
        transaction.close();
    }
}
