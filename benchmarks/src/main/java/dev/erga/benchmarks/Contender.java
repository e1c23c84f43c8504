package dev.erga.benchmarks;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Somebody who stores jobs and runs them, each of which does nothing but count down. */
interface Contender extends AutoCloseable {

    /** The argument of each job: what a small order or a line of a mail takes. */
    String PAYLOAD = "x".repeat(200);

    /** How many attempts may run at once, for everybody. */
    int WORKERS = 16;

    /** Under which name it stands in the table. */
    String name();

    /** Takes away what earlier rounds left. */
    void empty() throws Exception;

    /** Stores one job in a transaction of its own; called by several threads at once. */
    void enqueueOne() throws Exception;

    /**
     * Stores many jobs as fast as it can.
     *
     * @param each whether each job must commit its work together with its completion
     */
    void enqueueMany(int jobs, boolean each) throws Exception;

    /**
     * Starts to run what is stored, and counts down once for each run.
     *
     * @param each as they were stored
     * @return what stops it, or nothing if it has no such mode
     */
    Optional<Runnable> run(CountDownLatch done, boolean each);

    /** How many jobs are not over yet, by the database. */
    long left() throws Exception;

    @Override
    void close();
}
