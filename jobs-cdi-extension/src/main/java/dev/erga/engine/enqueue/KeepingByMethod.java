package dev.erga.engine.enqueue;

import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.Retention;
import java.time.Duration;
import java.util.Optional;

/**
 * What the job methods of this deployment say of how long their jobs are kept.
 *
 * @param all what holds for those that say nothing, and for jobs of methods that this deployment does not have
 */
public record KeepingByMethod(RegisteredMethods methods, Retention all) implements Keeping {

    @Override
    public Optional<Duration> span(String jobName, JobState end) {
        return methods.named(jobName)
                .map(method -> method.declaration().keeps().span(end, all))
                .orElseGet(() -> all.of(end));
    }
}
