package dev.erga.benchmarks.run;

import java.util.List;

/** What the rounds of one contender gave. */
public record Figure(double least, double median, double most) {

    static Figure of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Figure(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }
}
