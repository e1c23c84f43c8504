package dev.erga.benchmarks.report;

import dev.erga.benchmarks.measure.Measure;
import dev.erga.benchmarks.micro.Micro;
import dev.erga.benchmarks.run.Figure;
import dev.erga.benchmarks.run.Participant;
import dev.erga.benchmarks.run.Result;
import dev.erga.benchmarks.run.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** All scenarios that have been measured, in their order, and parts by themselves. */
record Results(List<Result> all, List<Micro> parts) {

    /** Who did what, and which figure of it. */
    record Place(Scenario scenario, Participant participant, Measure measure) {

        static Place rate(Scenario scenario, Participant participant) {
            return new Place(scenario, participant, Measure.RATE);
        }
    }

    private Optional<Result> of(Scenario scenario) {
        return all.stream().filter(result -> result.scenario() == scenario).findFirst();
    }

    OptionalDouble median(Place place) {
        Optional<Figure> figure =
                of(place.scenario()).flatMap(result -> result.figure(place.participant(), place.measure()));
        return figure.isPresent() ? OptionalDouble.of(figure.get().median()) : OptionalDouble.empty();
    }

    OptionalDouble ratio(Place above, Place below) {
        OptionalDouble one = median(above);
        OptionalDouble other = median(below);
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() / other.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Of two figures that each round has, one in parts of the other, the median of all rounds. */
    OptionalDouble withinRounds(Place above, Measure below) {
        return of(above.scenario())
                .map(result -> result.withinRounds(above.participant(), above.measure(), below))
                .orElse(OptionalDouble.empty());
    }

    OptionalDouble sum(Place one, Place other) {
        OptionalDouble first = median(one);
        OptionalDouble second = median(other);
        return first.isPresent() && second.isPresent()
                ? OptionalDouble.of(first.getAsDouble() + second.getAsDouble())
                : OptionalDouble.empty();
    }
}
