package dev.erga.engine.statistics;

import dev.erga.engine.setup.EventSink;
import dev.erga.jobs.event.AttemptFailed;
import dev.erga.jobs.event.JobEvent;
import dev.erga.jobs.event.JobFailed;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.jobs.spi.Ends;
import dev.erga.jobs.spi.MethodCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Counts what is told of ends, on its way to whoever listens, so that no end costs a statement more: what has come together
 * is written now and then. Thread-safe.
 */
public final class Tally implements EventSink {

    private final EventSink listeners;
    private final Map<String, Counting> counts = new ConcurrentHashMap<>();
    private final Map<String, Long> queues = new ConcurrentHashMap<>();

    /** Passes on all that it counts. */
    public Tally(EventSink listeners) {
        this.listeners = listeners;
    }

    @Override
    public void publish(JobEvent event) {
        if (event instanceof JobSucceeded succeeded) {
            count(succeeded.name(), method -> method.succeeded(succeeded.took()));
        } else if (event instanceof JobFailed failed) {
            count(failed.name(), Counting::failed);
        } else if (event instanceof AttemptFailed failed) {
            count(failed.name(), Counting::retried);
        }
        listeners.publish(event);
    }

    @Override
    public boolean isHeard(JobEvent event) {
        return listeners.isHeard(event);
    }

    /** A job is over that this node has run. */
    public void left(String queue) {
        queues.merge(queue, 1L, Long::sum);
    }

    /** Takes what has come together, each job method and each queue once. */
    public Ends take() {
        List<MethodCounts> taken = new ArrayList<>();
        for (String name : List.copyOf(counts.keySet())) {
            Counting found = counts.remove(name);
            if (found != null) {
                taken.add(found.as(name));
            }
        }
        Map<String, Long> left = new HashMap<>();
        for (String queue : List.copyOf(queues.keySet())) {
            Long found = queues.remove(queue);
            if (found != null) {
                left.put(queue, found);
            }
        }
        return new Ends(taken, left);
    }

    /** Puts back what was taken and could not be written. */
    public void putBack(Ends taken) {
        taken.methods().forEach(each -> count(each.name(), method -> method.add(each)));
        taken.queues().forEach((queue, jobs) -> queues.merge(queue, jobs, Long::sum));
    }

    /** Within the map's own lock on that name, which also keeps it from being taken meanwhile. */
    private void count(String name, Consumer<Counting> end) {
        counts.compute(name, (any, found) -> {
            Counting method = found == null ? new Counting() : found;
            end.accept(method);
            return method;
        });
    }
}
