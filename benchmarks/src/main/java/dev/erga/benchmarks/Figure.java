package dev.erga.benchmarks;

import java.util.List;

/** What the rounds of one contender gave, in jobs a second. */
record Figure(String name, double least, double median, double most) {

    static Figure of(String name, List<Double> rates) {
        List<Double> sorted = rates.stream().sorted().toList();
        return new Figure(name, sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }
}
