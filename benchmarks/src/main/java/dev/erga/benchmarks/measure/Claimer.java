package dev.erga.benchmarks.measure;

/** A contender whose claims can be made by hand. */
public interface Claimer {

    /** Claims so many jobs in a transaction, and goes on where the last claim ended. */
    void claim(int jobs) throws Exception;
}
