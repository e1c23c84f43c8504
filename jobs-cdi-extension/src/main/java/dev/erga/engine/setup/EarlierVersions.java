package dev.erga.engine.setup;

import java.util.List;
import java.util.Set;

/**
 * How earlier versions of the application may have stored what concerns a job method.
 *
 * @param names names that the method had
 * @param scheduleIds ids that its declared schedule had
 * @param upcasters read the arguments that it took
 */
public record EarlierVersions(Set<String> names, Set<String> scheduleIds, List<Upcaster> upcasters) {

    public EarlierVersions {
        names = Set.copyOf(names);
        scheduleIds = Set.copyOf(scheduleIds);
        upcasters = List.copyOf(upcasters);
    }

    /** With the arguments that it takes now. */
    public EarlierVersions(Set<String> names, Set<String> scheduleIds) {
        this(names, scheduleIds, List.of());
    }

    /** Never called or given anything else. */
    public static EarlierVersions none() {
        return new EarlierVersions(Set.of(), Set.of());
    }
}
