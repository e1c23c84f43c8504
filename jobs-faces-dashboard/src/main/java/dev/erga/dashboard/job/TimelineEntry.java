package dev.erga.dashboard.job;

import dev.erga.dashboard.text.Moment;
import java.util.List;

/**
 * One thing that happened to a job.
 *
 * @param when when; its words are the time of day
 * @param icon the id of its shape
 * @param tone the class of its colour
 * @param what the words that stand out
 * @param more the rest of the sentence; hostile text is possible
 * @param error the exception in one line; empty for none
 * @param stack the exception's trace
 * @param log what the job logged meanwhile
 * @param open whether that is shown at once
 */
public record TimelineEntry(
        Moment when,
        String icon,
        String tone,
        String what,
        String more,
        String error,
        List<StackLine> stack,
        List<LogEntry> log,
        boolean open) {

    /**
     * A line that a job logged.
     *
     * @param after how long after the attempt's start
     * @param level how urgent it is
     * @param tone the class of its colour
     * @param text what it says
     */
    public record LogEntry(String after, String level, String tone, String text) {}

    static TimelineEntry plain(Moment when, String icon, String tone, String what, String more) {
        return new TimelineEntry(when, icon, tone, what, more, "", List.of(), List.of(), false);
    }

    /** Whether there is more to show than the sentence. */
    public boolean deep() {
        return !stack.isEmpty() || !log.isEmpty();
    }
}
