package dev.erga.jobs.spi;

import java.util.List;
import java.util.Map;

/**
 * What has ended on a node since it told it last.
 *
 * @param methods of different job methods
 * @param queues how many jobs out of each queue are over
 */
public record Ends(List<MethodCounts> methods, Map<String, Long> queues) {

    public Ends {
        methods = List.copyOf(methods);
        queues = Map.copyOf(queues);
    }

    /** Whether nothing has. */
    public boolean isEmpty() {
        return methods.isEmpty() && queues.isEmpty();
    }
}
