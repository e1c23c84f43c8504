package dev.erga.cdi;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Recurring;
import java.lang.reflect.Method;
import java.util.Optional;

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
}
