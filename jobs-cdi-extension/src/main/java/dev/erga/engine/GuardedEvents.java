package dev.erga.engine;

import dev.erga.engine.message.Messages;
import dev.erga.engine.setup.EventSink;
import dev.erga.jobs.event.JobEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Observers are foreign code; what they throw, errors too, must not reach the engine. */
record GuardedEvents(EventSink observers) implements EventSink {

    private static final Logger LOG = System.getLogger(Engine.class.getName());

    @Override
    @SuppressWarnings("CatchingUnchecked")
    public void publish(JobEvent event) {
        try {
            observers.publish(event);
        } catch (Throwable thrown) {
            String name = event.getClass().getSimpleName();
            LOG.log(Level.WARNING, Messages.observerFailed(name).toString(), thrown);
        }
    }

    @Override
    public boolean isHeard(JobEvent event) {
        return observers.isHeard(event);
    }
}
