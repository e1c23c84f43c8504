package dev.erga.benchmarks.run;

import dev.erga.benchmarks.measure.Measure;
import dev.erga.benchmarks.measure.Measured;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One scenario, measured in one run.
 *
 * @param scenario what was measured
 * @param circumstances when, how many jobs and rounds, how busy the machine was: a sentence for the report
 * @param rounds the figures of each contender, round by round
 */
public record Result(Scenario scenario, String circumstances, Map<Participant, List<Measured>> rounds) {

    static Result begun(Scenario scenario, String circumstances) {
        return new Result(scenario, circumstances, new EnumMap<>(Participant.class));
    }

    void add(Participant participant, Measured measured) {
        if (!measured.figures().isEmpty()) {
            rounds.computeIfAbsent(participant, first -> new ArrayList<>()).add(measured);
        }
    }

    /** Nothing if it did not take part. */
    public Optional<Figure> figure(Participant participant, Measure measure) {
        List<Double> values = rounds.getOrDefault(participant, List.of()).stream()
                .map(round -> round.get(measure))
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Figure.of(values));
    }

    /** One figure in parts of another of the same round, the median of all rounds; nothing if it did not take part. */
    public OptionalDouble withinRounds(Participant participant, Measure one, Measure other) {
        List<Double> ratios = rounds.getOrDefault(participant, List.of()).stream()
                .filter(round -> round.get(one).isPresent() && round.get(other).isPresent())
                .map(round -> round.get(one).getAsDouble() / round.get(other).getAsDouble())
                .toList();
        return ratios.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Figure.of(ratios).median());
    }

    /** The median of one in parts of the other's. */
    public OptionalDouble ratio(Participant one, Participant other, Measure measure) {
        Optional<Figure> above = figure(one, measure);
        Optional<Figure> below = figure(other, measure);
        return above.isPresent() && below.isPresent()
                ? OptionalDouble.of(above.get().median() / below.get().median())
                : OptionalDouble.empty();
    }
}
