package dev.erga.jobs.monitor;

import java.util.Optional;

/**
 * One key of the configuration and what holds for it.
 *
 * @param key the whole key, such as {@code erga.workers}
 * @param value what holds, as text; {@link #SECRET} where what was written may be a secret; empty if nothing is set and nothing
 *     holds instead
 * @param source where it was written, such as a file or {@code system property}; empty for a default
 */
public record SettingDetails(String key, Optional<String> value, Optional<String> source) {

    /** What stands in the place of a value that may be a secret. */
    public static final String SECRET = "***";
}
