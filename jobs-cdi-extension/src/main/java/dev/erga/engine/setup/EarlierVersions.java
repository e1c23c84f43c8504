package dev.erga.engine.setup;

import java.util.Set;

/**
 * How earlier versions of the application may have stored what concerns a job method.
 *
 * @param names names that the method had
 * @param scheduleIds ids that its declared schedule had
 */
public record EarlierVersions(Set<String> names, Set<String> scheduleIds) {

    public EarlierVersions {
        names = Set.copyOf(names);
        scheduleIds = Set.copyOf(scheduleIds);
    }

    /** Never called anything else. */
    public static EarlierVersions none() {
        return new EarlierVersions(Set.of(), Set.of());
    }
}
