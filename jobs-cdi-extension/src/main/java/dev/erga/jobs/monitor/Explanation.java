package dev.erga.jobs.monitor;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a job runs or does not, as things stood at one moment.
 *
 * @param job which job
 * @param state where it stands
 * @param verdict whether it runs, in one word
 * @param reasons why, at least one, the weightiest first
 * @param at the moment, by the database's clock
 */
public record Explanation(JobId job, JobState state, Verdict verdict, List<Reason> reasons, Instant at) {

    public Explanation {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("an explanation needs a reason");
        }
    }

    /** All reasons as one text for people; hostile text is possible. */
    public String text() {
        return reasons.stream().map(Reason::sentence).collect(Collectors.joining(" "));
    }
}
