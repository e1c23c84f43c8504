package dev.erga.jobs.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That somebody has {@linkplain JobOperator#askStacks asked} a node what its running jobs are doing, and what it answered. Times
 * are the database's.
 *
 * @param node the {@linkplain NodeDetails#id() incarnation}
 * @param askedAt when it was asked last
 * @param answer empty as long as it has not answered; a node that is dead never does
 */
public record NodeStacks(String node, Instant askedAt, Optional<Answer> answer) {

    /**
     * The answer.
     *
     * @param at when it was stored, some milliseconds after the stacks were taken
     * @param jobs those that were in their methods, the longest first; at most 50
     * @param further how many more there were
     */
    public record Answer(Instant at, List<JobStack> jobs, int further) {

        public Answer {
            jobs = List.copyOf(jobs);
        }
    }
}
