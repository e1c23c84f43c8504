package dev.erga.engine.setup;

import dev.erga.jobs.event.JobEvent;

/** Takes what happened, after it is committed. Must neither block for long nor throw. Thread-safe. */
@FunctionalInterface
public interface EventSink {

    /** Tells one event to whoever listens. */
    void publish(JobEvent event);
}
