package dev.erga.engine.statistics;

import dev.erga.engine.setup.EventSink;
import dev.erga.jobs.event.AttemptFailed;
import dev.erga.jobs.event.JobEvent;
import dev.erga.jobs.event.JobFailed;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.jobs.spi.MethodCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what is told of ends, on its way to whoever listens, so that no end costs a statement more: what has come together
 * is written now and then. Thread-safe.
 */
public final class Tally implements EventSink {

    private final EventSink listeners;
    private final Map<String, MethodCounts> counts = new ConcurrentHashMap<>();

    /** Passes on all that it counts. */
    public Tally(EventSink listeners) {
        this.listeners = listeners;
    }

    @Override
    public void publish(JobEvent event) {
        if (event instanceof JobSucceeded succeeded) {
            add(MethodCounts.succeeded(succeeded.name(), succeeded.took()));
        } else if (event instanceof JobFailed failed) {
            add(MethodCounts.failed(failed.name()));
        } else if (event instanceof AttemptFailed failed) {
            add(MethodCounts.retried(failed.name()));
        }
        listeners.publish(event);
    }

    @Override
    public boolean isHeard(JobEvent event) {
        return listeners.isHeard(event);
    }

    /** Takes what has come together, each job method once. */
    public List<MethodCounts> take() {
        List<MethodCounts> taken = new ArrayList<>();
        for (String name : List.copyOf(counts.keySet())) {
            MethodCounts found = counts.remove(name);
            if (found != null) {
                taken.add(found);
            }
        }
        return taken;
    }

    /** Puts back what was taken and could not be written. */
    public void putBack(List<MethodCounts> taken) {
        taken.forEach(this::add);
    }

    private void add(MethodCounts more) {
        counts.merge(more.name(), more, MethodCounts::plus);
    }
}
