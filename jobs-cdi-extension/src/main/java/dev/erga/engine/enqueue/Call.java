package dev.erga.engine.enqueue;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.spi.NewJob;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for every job of one call: as it is declared, unless the options say otherwise.
 *
 * @param queue one that is known
 * @param batch which the jobs become members of
 * @param caller who calls, where that is known
 */
record Call(
        Enqueue parts,
        JobOptions options,
        RegisteredMethod method,
        String queue,
        Optional<BatchId> batch,
        Optional<String> caller) {

    /** The arguments as JSON, not sealed yet. */
    String written(@Nullable Object... arguments) {
        return parts.codec().write(method, arguments);
    }

    NewJob job(Due due, String json) {
        return job(parts.ids().next(), due, json);
    }

    /** What is secret among the arguments is sealed for that id and no other. */
    NewJob job(JobId id, Due due, String json) {
        NewJob job = new NewJob(
                id,
                method.name(),
                queue,
                options.priority().orElse(method.declaration().priority()),
                due,
                parts.codec().sealing().close(method, id, json),
                options.attempts(),
                options.labels(),
                options.tenant(),
                Optional.empty(),
                Optional.empty(),
                caller);
        NewJob limited = Limiting.of(method.declaration(), options.limit(), json)
                .map(job::limitedBy)
                .orElse(job);
        return batch.map(limited::in).orElse(limited);
    }
}
