package dev.erga.jobs;

/**
 * How far an attempt has come. Counting costs a few nanoseconds, so count each row: what is shown is written about once a
 * second, outside of the job's transaction, by another thread. What is called after the attempt's method has returned, or on
 * a progress that the attempt has replaced by a new one, is ignored. Thread-safe.
 */
public interface Progress {

    /** One more is done. */
    default void advance() {
        advance(1);
    }

    /**
     * So many more are done.
     *
     * @param more zero or more
     * @throws JobsException ERGA-0310 if it is negative
     */
    void advance(long more);

    /**
     * So many are done in all. If it is the first that is said, it tells where this attempt begins, such as behind what an
     * earlier attempt did; the time that is estimated then rests on what follows.
     *
     * @param done zero or more; may be less than before
     * @throws JobsException ERGA-0310 if it is negative
     */
    void at(long done);

    /** How many are done. */
    long done();
}
