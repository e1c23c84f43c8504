package dev.erga.jobs.monitor;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.Parent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One job with everything that is known of it.
 *
 * @param summary what lists show
 * @param arguments the arguments as a JSON array, as stored but for what is to be kept secret, in the place
 *     of which stands {@code "***"}; hostile text is possible
 * @param crashes how many nodes died while running it
 * @param tenant whose job it is
 * @param batch the batch it is a member of
 * @param parent the job or batch it follows or has followed; that may be pruned by now
 * @param recurringId the schedule that made it
 * @param firedFor the nominal time of the fire that made it
 * @param createdBy the caller who enqueued it, where the container knew one
 * @param expiresAt when it will be pruned
 * @param limit the key of the places that it shares
 * @param key the unique key of which it is the latest job
 * @param progress how far its latest attempt has come, if that says so
 * @param result what it has left, as JSON, if it is Succeeded; hostile text is possible
 * @param parameters what its arguments are, as this node declares its method; empty if it declares none, or for a caller of the
 *     store itself
 * @param attempts the attempts that did not end well, oldest first
 */
public record JobDetails(
        JobSummary summary,
        String arguments,
        int crashes,
        Optional<String> tenant,
        Optional<BatchId> batch,
        Optional<Parent> parent,
        Optional<String> recurringId,
        Optional<Instant> firedFor,
        Optional<String> createdBy,
        Optional<Instant> expiresAt,
        Optional<String> limit,
        Optional<String> key,
        Optional<JobProgress> progress,
        Optional<String> result,
        List<ParameterDetails> parameters,
        List<AttemptDetails> attempts) {

    public JobDetails {
        parameters = List.copyOf(parameters);
        attempts = List.copyOf(attempts);
    }

    /** The same with other arguments, such as some without what is to be kept secret, and with what they are. */
    public JobDetails showing(String otherArguments, List<ParameterDetails> declared) {
        return new JobDetails(
                summary,
                otherArguments,
                crashes,
                tenant,
                batch,
                parent,
                recurringId,
                firedFor,
                createdBy,
                expiresAt,
                limit,
                key,
                progress,
                result,
                declared,
                attempts);
    }
}
