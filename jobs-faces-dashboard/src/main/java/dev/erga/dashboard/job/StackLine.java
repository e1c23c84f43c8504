package dev.erga.dashboard.job;

import java.util.List;

/**
 * One line of a stack trace, or those between two that matter.
 *
 * @param text the line; of a fold, what is in it
 * @param head whether it names an exception
 * @param folded the lines that are only shown on demand; empty for a line that always is
 */
public record StackLine(String text, boolean head, List<String> folded) {

    /** Whether it is a place in the application's own code. */
    public boolean own() {
        return !head && folded.isEmpty();
    }
}
