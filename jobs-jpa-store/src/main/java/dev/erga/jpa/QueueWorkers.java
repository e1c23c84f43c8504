package dev.erga.jpa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How many workers of a node its queues may use: a word for each queue that is bounded, such as {@code mail=2}. */
final class QueueWorkers {

    private QueueWorkers() {}

    static List<String> words(Map<String, Integer> bounds) {
        return bounds.entrySet().stream()
                .map(bound -> bound.getKey() + "=" + bound.getValue())
                .toList();
    }

    /** What a node says of one queue; what nobody can read says nothing. */
    static OptionalInt of(String queue, @Nullable String column) {
        Map<String, String> bounds = new HashMap<>();
        for (String word : Words.split(column)) {
            int sign = word.lastIndexOf('=');
            if (sign >= 0) {
                bounds.put(word.substring(0, sign), word.substring(sign + 1));
            }
        }
        try {
            String bound = bounds.get(queue);
            return bound == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(bound));
        } catch (NumberFormatException unreadable) {
            return OptionalInt.empty();
        }
    }
}
