package dev.erga.engine.enqueue;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.RecurringCall;
import dev.erga.jobs.spi.RecurringDefinition;
import java.time.Instant;
import java.util.Optional;

/**
 * A job that a schedule makes.
 *
 * @param definition the schedule
 * @param declaration its job method, for what the schedule leaves open
 */
public record RecurringRun(RecurringDefinition definition, JobDeclaration declaration) {

    /** Where its jobs wait. */
    public String queue() {
        return definition.call().queue().orElse(declaration.queue());
    }

    /** The job of a fire. */
    public NewJob firedFor(Instant time, JobId id) {
        return job(id, Optional.of(time), Optional.empty());
    }

    /** A job out of turn. */
    NewJob outOfTurn(JobId id, Optional<String> caller) {
        return job(id, Optional.empty(), caller);
    }

    /** The same where a caller wants some things different. */
    RecurringRun with(JobOptions options) {
        RecurringCall call = definition.call();
        RecurringCall changed = new RecurringCall(
                call.jobName(),
                call.arguments(),
                options.queue().or(call::queue),
                options.priority().isPresent() ? options.priority() : call.priority(),
                options.attempts().isPresent() ? options.attempts() : call.attempts(),
                options.labels().isEmpty() ? call.labels() : options.labels(),
                options.tenant().or(call::tenant));
        return new RecurringRun(
                new RecurringDefinition(
                        definition.id(),
                        definition.origin(),
                        changed,
                        definition.cron(),
                        definition.every(),
                        definition.zone(),
                        definition.rules()),
                declaration);
    }

    private NewJob job(JobId id, Optional<Instant> firedFor, Optional<String> caller) {
        RecurringCall call = definition.call();
        NewJob job = new NewJob(
                id,
                // Perhaps a former one: it says of which version the arguments are.
                call.jobName(),
                queue(),
                call.priority().orElse(declaration.priority()),
                Due.now(),
                call.arguments(),
                call.attempts(),
                call.labels(),
                call.tenant(),
                Optional.of(definition.id()),
                firedFor,
                caller);
        return Limiting.of(declaration, Optional.empty(), call.arguments())
                .map(job::limitedBy)
                .orElse(job);
    }
}
