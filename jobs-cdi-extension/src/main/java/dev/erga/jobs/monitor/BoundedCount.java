package dev.erga.jobs.monitor;

/**
 * A count that stopped at a limit, so that no page ever counts millions of rows.
 *
 * @param value how many were counted
 * @param more whether there are more than that
 */
public record BoundedCount(long value, boolean more) {

    public BoundedCount {
        if (value < 0) {
            throw new IllegalArgumentException("value must not be negative, was " + value);
        }
    }

    /** {@code 42}, or {@code 10000+} when there are more. */
    @Override
    public String toString() {
        return more ? value + "+" : Long.toString(value);
    }
}
