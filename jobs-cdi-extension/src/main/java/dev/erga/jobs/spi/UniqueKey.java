package dev.erga.jobs.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * A key of one job method, and of one tenant or of nobody.
 *
 * @param jobName the job method's stable name
 * @param tenant whose calls it belongs to
 * @param text what callers say, 1 to 200 characters
 */
public record UniqueKey(String jobName, Optional<String> tenant, String text) {

    public UniqueKey {
        Objects.requireNonNull(jobName, "jobName");
        if (text.isEmpty() || text.length() > 200) {
            throw new IllegalArgumentException("text must have 1 to 200 characters, had " + text.length());
        }
    }
}
