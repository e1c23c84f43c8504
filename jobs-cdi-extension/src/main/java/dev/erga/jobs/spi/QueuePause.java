package dev.erga.jobs.spi;

import java.util.Optional;

/**
 * The wish to pause a queue.
 *
 * @param queue which queue
 * @param by who wishes it, where that is known, at most 200 characters
 * @param why the reason for people to read, at most 2,000 characters
 */
public record QueuePause(String queue, Optional<String> by, String why) {

    public QueuePause {
        if (why.isBlank()) {
            throw new IllegalArgumentException("a pause of queue " + queue + " needs a reason");
        }
    }
}
