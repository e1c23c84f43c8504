package dev.erga.jobs.monitor;

import java.util.Optional;

/**
 * Which schedules to list. Immutable: each method returns a changed copy.
 *
 * @param after only those whose ids come after this one: where the page before ended
 * @param limit how many at most, 1 to 200; 20 by default
 */
public record RecurringFilter(Optional<String> after, int limit) {

    public RecurringFilter {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit must be 1 to 200, was " + limit);
        }
    }

    /** The first 20 of all schedules. */
    public static RecurringFilter all() {
        return new RecurringFilter(Optional.empty(), 20);
    }

    /** Only those whose ids come after this one, in the database's order of texts. */
    public RecurringFilter following(String id) {
        return new RecurringFilter(Optional.of(id), limit);
    }

    /** At most so many, 1 to 200. */
    public RecurringFilter limit(int value) {
        return new RecurringFilter(after, value);
    }
}
