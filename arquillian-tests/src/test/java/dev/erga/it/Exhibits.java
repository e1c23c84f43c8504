package dev.erga.it;

/**
 * What there is to be seen on pages of one thing.
 *
 * @param job the id of a job
 * @param batch the id of a batch
 * @param recurring the id of a recurring job
 */
record Exhibits(String job, String batch, String recurring) {

    /** One that every shop has. */
    static final String RECURRING = "nightly-backup";
}
