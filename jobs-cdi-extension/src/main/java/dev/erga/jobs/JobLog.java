package dev.erga.jobs;

import org.jspecify.annotations.Nullable;

/**
 * What a job says to those who look after it: lines with a level and the time, shown with the job. They are written about
 * once a second, outside of the job's transaction and by another thread, and so are there whether the attempt succeeds, fails
 * or is rolled back; the last ones come a moment after its end. Lines of a node that dies may be lost with it.
 *
 * <p>Of each attempt the first 100 lines and the newest 400 are kept, and how many are left out between them is told; of each
 * job, those of the last ten times it was run. A line is cut at 1,000 characters. In the server's log the lines appear at
 * DEBUG, under the logger {@code dev.erga.log}.
 *
 * <p>In the text {@code {0}} stands for the first argument, {@code {1}} for the second, and so on; apostrophes mean nothing
 * special. Thread-safe; what is said after the attempt's method has returned is ignored.
 */
public interface JobLog {

    /** For the ordinary course. */
    void info(String text, @Nullable Object... arguments);

    /** For what somebody should look at some day. */
    void warn(String text, @Nullable Object... arguments);

    /** For what went wrong, even if the job goes on. */
    void error(String text, @Nullable Object... arguments);
}
