package dev.erga.jobs.monitor;

/**
 * What is wrong with an argument.
 *
 * @param parameter of which parameter, counted from 0; {@link #TOGETHER} where each may be right by itself
 * @param words what is wrong, as the validator or the reader of JSON says it
 */
public record ArgumentFault(int parameter, String words) {

    /** In the place of a parameter. */
    public static final int TOGETHER = -1;
}
