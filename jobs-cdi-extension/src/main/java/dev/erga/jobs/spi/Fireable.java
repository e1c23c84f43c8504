package dev.erga.jobs.spi;

import java.util.HashSet;
import java.util.Set;

/**
 * Which schedules a node fires. Others may be past their next fire for ever, since nobody fires them.
 *
 * @param declared the ids of the schedules that it declares
 * @param jobNames the job methods that it declares: it fires every dynamic schedule of theirs
 * @param except ids of schedules that it leaves alone for now
 */
public record Fireable(Set<String> declared, Set<String> jobNames, Set<String> except) {

    public Fireable {
        declared = Set.copyOf(declared);
        jobNames = Set.copyOf(jobNames);
        except = Set.copyOf(except);
    }

    /** All that a node may fire. */
    public static Fireable of(Set<String> declared, Set<String> jobNames) {
        return new Fireable(declared, jobNames, Set.of());
    }

    /** The same without one of them. */
    public Fireable without(String id) {
        Set<String> more = new HashSet<>(except);
        more.add(id);
        return new Fireable(declared, jobNames, more);
    }

    /** Whether the schedule is one of them. */
    public boolean contains(RecurringDefinition definition) {
        boolean own = definition.origin() == RecurringDefinition.Origin.DECLARED
                ? declared.contains(definition.id())
                : jobNames.contains(definition.jobName());
        return own && !except.contains(definition.id());
    }
}
