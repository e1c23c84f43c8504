package dev.erga.jobs.monitor;

import java.util.Optional;

/**
 * Which actions of operators to list. Immutable: each method returns a changed copy.
 *
 * @param who only those of this person
 * @param subject only what was done to this
 * @param before only actions older than this one: where the page before ended
 * @param limit how many at most, 1 to 200; 20 by default
 */
public record AuditFilter(Optional<String> who, Optional<AuditSubject> subject, Optional<Long> before, int limit) {

    public AuditFilter {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit must be 1 to 200, was " + limit);
        }
    }

    /** The latest 20 of all actions. */
    public static AuditFilter all() {
        return new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), 20);
    }

    /** Only those of this person. */
    public AuditFilter by(String value) {
        return new AuditFilter(Optional.of(value), subject, before, limit);
    }

    /** Only what was done to this. */
    public AuditFilter about(AuditSubject value) {
        return new AuditFilter(who, Optional.of(value), before, limit);
    }

    /** Only actions older than the one with this id. */
    public AuditFilter olderThan(long id) {
        return new AuditFilter(who, subject, Optional.of(id), limit);
    }

    /** At most so many, 1 to 200. */
    public AuditFilter limit(int value) {
        return new AuditFilter(who, subject, before, value);
    }
}
