package dev.erga.jobs.spi;

import java.util.Map;
import java.util.Set;

/**
 * What a node says of itself when it joins.
 *
 * @param id this incarnation
 * @param name the name people know it by, at most 100 characters
 * @param version the version of Erga
 * @param workers how many attempts it runs at once
 * @param queueWorkers how many of them one queue may use, for queues that are bounded so
 * @param queues the queues it works
 * @param jobNames the job methods it declares
 * @param schedules the schedules it declares
 */
public record NodeDescription(
        NodeId id,
        String name,
        String version,
        int workers,
        Map<String, Integer> queueWorkers,
        Set<String> queues,
        Set<String> jobNames,
        Set<String> schedules) {

    public NodeDescription {
        queueWorkers = Map.copyOf(queueWorkers);
        queues = Set.copyOf(queues);
        jobNames = Set.copyOf(jobNames);
        schedules = Set.copyOf(schedules);
    }

    /** One that bounds no queue. */
    public NodeDescription(
            NodeId id,
            String name,
            String version,
            int workers,
            Set<String> queues,
            Set<String> jobNames,
            Set<String> schedules) {
        this(id, name, version, workers, Map.of(), queues, jobNames, schedules);
    }

    /** One that bounds no queue and declares no schedule. */
    public NodeDescription(
            NodeId id, String name, String version, int workers, Set<String> queues, Set<String> jobNames) {
        this(id, name, version, workers, queues, jobNames, Set.of());
    }
}
