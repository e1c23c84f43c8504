package dev.erga.benchmarks.run;

import java.util.Locale;
import java.util.stream.Stream;

/** An order, and whether another process of the same contender gets it. */
record Step(boolean elsewhere, String order) {

    private static final String ELSEWHERE = "elsewhere ";

    /** Reads orders that are separated by semicolons; {@code %d} stands for the number of jobs, {@code %2$d} for those before. */
    static Stream<Step> of(String orders, int jobs, int before) {
        return Stream.of(String.format(Locale.ROOT, orders.replace("%d", "%1$d"), jobs, before)
                        .split("; ", -1))
                .map(order -> order.startsWith(ELSEWHERE)
                        ? new Step(true, order.substring(ELSEWHERE.length()))
                        : new Step(false, order));
    }
}
