package dev.erga.jobs.monitor;

import java.time.Instant;

/**
 * A line that a job logged.
 *
 * @param attempt which attempt said it, 1 for the first
 * @param number its number in that attempt, 1 for the first; where numbers are missing, lines were left out
 * @param at when it was said, by the database's clock
 * @param level how urgent it is
 * @param text what it says, at most 1,000 characters; hostile text is possible
 */
public record LogLine(int attempt, int number, Instant at, Level level, String text) {

    /** How urgent a line is. */
    public enum Level {
        /** The ordinary course. */
        INFO,
        /** Somebody should look at it some day. */
        WARN,
        /** Something went wrong. */
        ERROR
    }
}
