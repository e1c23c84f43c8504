package dev.erga.engine.setup;

import java.util.List;
import java.util.Map;

/**
 * Out of which queue a node takes jobs when several have some.
 *
 * @param kind how queues stand to each other
 * @param ranks where the order is strict, the queues from the first to the last
 * @param weights where they are weighted, those that do not weigh 1; 1 to 1000
 */
public record QueueOrder(Kind kind, List<String> ranks, Map<String, Integer> weights) {

    private static final int HEAVIEST = 1_000;

    /** How queues stand to each other. */
    public enum Kind {
        /** Each gets as many jobs as the others. */
        EQUAL,
        /** Each gets its share of the workers. */
        WEIGHTED,
        /** Each gets what those before it leave. */
        STRICT
    }

    public QueueOrder {
        ranks = List.copyOf(ranks);
        weights = Map.copyOf(weights);
        weights.forEach((queue, weight) -> {
            if (weight < 1 || weight > HEAVIEST) {
                throw new IllegalArgumentException("weight of " + queue + " must be 1 to 1000, was " + weight);
            }
        });
    }

    /** All alike, in turn. */
    public static QueueOrder equal() {
        return new QueueOrder(Kind.EQUAL, List.of(), Map.of());
    }

    /** Each gets only what those before it leave. */
    public static QueueOrder strict(List<String> ranks) {
        return new QueueOrder(Kind.STRICT, ranks, Map.of());
    }

    /** Each gets its share of the workers; a queue that is not named weighs 1. */
    public static QueueOrder weighted(Map<String, Integer> weights) {
        return new QueueOrder(Kind.WEIGHTED, List.of(), weights);
    }

    /** 0 for the first; those that are not named come last. */
    public int rank(String queue) {
        int rank = ranks.indexOf(queue);
        return rank < 0 ? ranks.size() : rank;
    }

    /** How much a queue weighs. */
    public int weight(String queue) {
        return weights.getOrDefault(queue, 1);
    }
}
