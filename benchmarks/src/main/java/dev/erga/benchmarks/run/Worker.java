package dev.erga.benchmarks.run;

import dev.erga.benchmarks.measure.Measured;

/** A process that measures one contender. */
interface Worker extends AutoCloseable {

    /** Has an order carried out and waits for its figures. */
    Measured ask(String order) throws Exception;

    @Override
    void close();
}
