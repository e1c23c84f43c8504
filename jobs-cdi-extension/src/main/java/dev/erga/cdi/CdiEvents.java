package dev.erga.cdi;

import dev.erga.engine.setup.EventSink;
import dev.erga.jobs.event.JobEvent;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells CDI observers, on the calling thread, what happened. Thread-safe. */
final class CdiEvents implements EventSink {

    private static final System.Logger LOG = System.getLogger("dev.erga");

    private final BeanManager beans;
    private final RequestContexts requests;

    /** Observers are all known once the application has started: who hears one event of a kind hears each. */
    private final Map<Class<?>, Boolean> heard = new ConcurrentHashMap<>();

    CdiEvents(BeanManager beans) {
        this.beans = beans;
        this.requests = new RequestContexts(beans);
    }

    @Override
    public boolean isHeard(JobEvent event) {
        return heard.computeIfAbsent(
                event.getClass(), kind -> !beans.resolveObserverMethods(event).isEmpty());
    }

    @Override
    public void publish(JobEvent event) {
        if (!isHeard(event)) {
            return;
        }
        try {
            requests.with(() -> {
                beans.getEvent().fire(event);
                return event;
            });
        } catch (Exception | Error failure) {
            LOG.log(
                    Level.WARNING,
                    StartMessages.observerFailed(event.toString()).toString(),
                    failure);
        }
    }
}
