package dev.erga.jobs.spi;

import java.util.Objects;

/**
 * What keeps a job waiting although it could run: it shares places with all jobs of the same key.
 *
 * @param key which places, 1 to 200 characters; the same key means the same places, whatever the job method
 * @param bounds how many places there are, as its caller knew it
 */
public record JobLimit(String key, LimitBounds bounds) {

    /** How long a key may be, in characters. */
    public static final int LONGEST_KEY = 200;

    public JobLimit {
        Objects.requireNonNull(bounds, "bounds");
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("key must have 1 to 200 characters, had " + key.length());
        }
    }
}
