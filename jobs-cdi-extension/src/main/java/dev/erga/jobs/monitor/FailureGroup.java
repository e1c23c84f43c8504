package dev.erga.jobs.monitor;

import dev.erga.jobs.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Jobs whose latest failure was the same: the same exception, out of the same place of the application's own code. Those
 * belong to it that are Failed, and those that wait for another attempt.
 *
 * @param key what {@link JobFilter#failedWith} takes: short, and the same on all nodes and after each deployment as long as class
 *     and method are called the same
 * @param type the exception's class name; empty for jobs in quarantine, whose nodes died
 * @param place where it came from, such as {@code com.acme.Mailer.send(Mailer.java:64)}, or the job method's name if no code of
 *     the application's own was in its stack trace
 * @param failed how many are Failed
 * @param retrying how many wait for another attempt
 * @param lately how many of both failed within each of the {@link #WINDOWS}
 * @param first when the first of those that are still in it failed
 * @param last when the last did
 * @param latest which job that was
 * @param latestName the name of its job method
 */
public record FailureGroup(
        String key,
        Optional<String> type,
        String place,
        BoundedCount failed,
        BoundedCount retrying,
        List<BoundedCount> lately,
        Instant first,
        Instant last,
        JobId latest,
        String latestName) {

    /** The spans, ending now, within which failures are counted: 1 h, 3 h, 24 h, 7 d. */
    public static final List<Duration> WINDOWS =
            List.of(Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(24), Duration.ofDays(7));

    public FailureGroup {
        lately = List.copyOf(lately);
        if (lately.size() != WINDOWS.size()) {
            throw new IllegalArgumentException("lately must have a count for each window, had " + lately.size());
        }
    }
}
