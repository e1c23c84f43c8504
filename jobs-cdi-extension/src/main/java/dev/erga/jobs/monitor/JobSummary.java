package dev.erga.jobs.monitor;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One job as a line of a list. All times are the database's.
 *
 * @param id which job
 * @param name the name that the job method had when the job was stored
 * @param queue where it waits or ran
 * @param priority 1 first, 9 last
 * @param state where it stands
 * @param attempts how many attempts have started and count
 * @param reason why it is in this state, a sentence; empty for the ordinary course
 * @param labels the words it can be found by
 * @param createdAt when it was stored
 * @param runAt when it may start: of a Scheduled job, its time
 * @param startedAt when its latest attempt started
 * @param finishedAt when it ended
 * @param node the node incarnation that runs it or ran it last
 */
public record JobSummary(
        JobId id,
        String name,
        String queue,
        int priority,
        JobState state,
        int attempts,
        Optional<String> reason,
        Set<String> labels,
        Instant createdAt,
        Instant runAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> node) {}
