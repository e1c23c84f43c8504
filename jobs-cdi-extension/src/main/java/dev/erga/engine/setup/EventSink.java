package dev.erga.engine.setup;

import dev.erga.jobs.event.JobEvent;

/** Takes what happened, after it is committed. Must neither block for long nor throw. Thread-safe. */
@FunctionalInterface
public interface EventSink {

    /** Tells one event to whoever listens. */
    void publish(JobEvent event);

    /** Whether anybody listens to events of that kind; to publish one that nobody hears does nothing. */
    default boolean isHeard(JobEvent event) {
        return true;
    }
}
