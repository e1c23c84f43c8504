package dev.erga.benchmarks.measure;

/** A contender with pages on which people see its jobs. */
public interface Showing {

    /**
     * Takes away what there is and leaves what a system has that has been up for days: so many jobs that have ended, in all ways
     * and with all that pages show or people search by, and a tenth as many that wait.
     */
    void fill(int finished) throws Exception;
}
