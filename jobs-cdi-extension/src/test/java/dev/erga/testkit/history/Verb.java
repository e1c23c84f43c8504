package dev.erga.testkit.history;

/**
 * A kind of step.
 *
 * @param name short, without blanks and colons
 * @param weight how often it happens beside the others
 * @param deed what it does
 * @param <W> what it is done to
 */
record Verb<W>(String name, int weight, Deed<W> deed) {

    /** Does one thing, checks the answer and tells what it was. */
    @FunctionalInterface
    interface Deed<W> {
        String in(W world, Dice dice) throws Exception;
    }
}
