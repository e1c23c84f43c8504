package dev.erga.benchmarks.measure;

/** A contender whose claims can be made by hand. */
public interface Claimer {

    /** Claims so many jobs in a transaction, and goes on where the last claim ended. */
    void claim(int jobs) throws Exception;

    /**
     * Lets commits return before they are flushed, or not any more: what is measured is then the claim and not the disk. To be
     * called by the thread that claims.
     */
    void relax(boolean unflushed) throws Exception;
}
