package dev.erga.jobs.monitor;

import java.util.List;

/**
 * A job method that people may start: one that is marked {@code @BackgroundJob(startable = true)}.
 *
 * @param name its stable name
 * @param queue where its jobs wait
 * @param attempts how many runs at most, the first included
 * @param transactional whether work and completion commit together
 * @param parameters in their order
 */
public record StartableMethod(
        String name, String queue, int attempts, boolean transactional, List<StartParameter> parameters) {

    public StartableMethod {
        parameters = List.copyOf(parameters);
    }
}
