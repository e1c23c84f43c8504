package dev.erga.benchmarks.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The figures of one round of one contender; empty if it has no such mode. */
public record Measured(Map<Measure, Double> figures) {

    private static final double NEARLY_ALL = 0.99;
    private static final double MOST = 0.95;
    private static final double NANOS_IN_MILLI = 1e6;

    public Measured {
        figures = figures.isEmpty() ? Map.of() : new EnumMap<>(figures);
    }

    static Measured none() {
        return new Measured(Map.of());
    }

    /** The middle one and the one that 99 of 100 do not exceed. */
    static Measured ofSpans(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return new Measured(Map.of(
                Measure.HALF_WITHIN, rank(sorted, 1 - 1 / 2d) / NANOS_IN_MILLI,
                Measure.NEARLY_ALL_WITHIN, rank(sorted, NEARLY_ALL) / NANOS_IN_MILLI));
    }

    /** The middle one and the one that 95 of 100 do not exceed, of whoever is the slowest by the latter. */
    public static Measured ofSlowest(Collection<List<Long>> nanos) {
        return nanos.stream()
                .map(spans -> spans.stream().sorted().toList())
                .max(Comparator.comparingDouble(sorted -> rank(sorted, MOST)))
                .map(sorted -> new Measured(Map.of(
                        Measure.HALF_WITHIN, rank(sorted, 1 - 1 / 2d) / NANOS_IN_MILLI,
                        Measure.MOST_WITHIN, rank(sorted, MOST) / NANOS_IN_MILLI)))
                .orElseGet(Measured::none);
    }

    /** These figures, and beside them those of the same done while people looked on. */
    public Measured beside(Measured watched) {
        Map<Measure, Double> both = new EnumMap<>(Measure.class);
        both.putAll(figures);
        watched.figures.forEach(
                (measure, value) -> measure.watched().ifPresent(place -> both.merge(place, value, Double::sum)));
        return new Measured(both);
    }

    /** The means of these figures and those of the same done once more. */
    public Measured meanWith(Measured again) {
        Map<Measure, Double> means = new EnumMap<>(Measure.class);
        figures.forEach((measure, value) ->
                again.get(measure).ifPresent(other -> means.put(measure, (value + other) / 2)));
        return new Measured(means);
    }

    private static double rank(List<Long> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    public OptionalDouble get(Measure measure) {
        Double value = figures.get(measure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** As one line of text. */
    public String line() {
        return figures.entrySet().stream()
                .map(figure -> figure.getKey() + "=" + figure.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Reads what {@link #line} wrote. */
    public static Measured parse(String line) {
        return new Measured(Arrays.stream(line.strip().split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> Measure.valueOf(pair[0]), pair -> Double.valueOf(pair[1]))));
    }
}
