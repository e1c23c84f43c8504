package dev.erga.cdi;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Recurring;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An annotated method of a bean, not checked yet.
 *
 * @param bean the bean, which may have inherited it
 * @param method the method
 * @param job its declaration as a job method
 * @param recurring its schedule; a method with a schedule alone is a job method with the defaults
 */
record FoundMethod(JobBean bean, Method method, Optional<BackgroundJob> job, Optional<Recurring> recurring) {

    /** The form in which messages show it. */
    String place() {
        return Places.of(bean.type(), method);
    }

    /** The annotation that makes it a job method, for messages. */
    String annotation() {
        return job.isPresent() ? "@BackgroundJob" : "@Recurring";
    }

    /** The stable name that rows carry. */
    String name() {
        return job.map(BackgroundJob::name)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> bean.type().getSimpleName() + "." + method.getName());
    }

    /** The names that rows may carry from before. */
    Set<String> formerNames() {
        return words(job.map(BackgroundJob::formerly));
    }

    /** The id of its schedule, if it has one. */
    Set<String> ids() {
        return recurring.map(schedule -> Set.of(schedule.id())).orElse(Set.of());
    }

    /** The ids that its schedule had before. */
    Set<String> formerIds() {
        return words(recurring.map(Recurring::formerly));
    }

    private static Set<String> words(Optional<String[]> attribute) {
        return new TreeSet<>(attribute.map(Arrays::asList).orElse(List.of()));
    }
}
