package dev.erga.testkit.history;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything that can happen in a kind of history. New verbs go into one of these lists, or into one more. */
record Repertoire<W>(List<Verb<W>> verbs) {

    static final Repertoire<World> STORE = new Repertoire<>(Stream.of(
                    EnqueueVerbs.ALL,
                    ClaimVerbs.ALL,
                    AttemptVerbs.ALL,
                    ValueVerbs.ALL,
                    ControlVerbs.ALL,
                    NodeVerbs.ALL,
                    UpkeepVerbs.ALL,
                    BatchVerbs.ALL,
                    LimitVerbs.ALL,
                    ScheduleVerbs.ALL,
                    OpenVerbs.ALL)
            .flatMap(List::stream)
            .toList());

    static final Repertoire<Cluster> ENGINE = new Repertoire<>(
            Stream.of(CallerVerbs.ALL, FaultVerbs.ALL).flatMap(List::stream).toList());

    Verb<W> named(String name) {
        return verbs.stream()
                .filter(verb -> verb.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no verb " + name));
    }

    List<Step> history(long seed, int length) {
        int weight = verbs.stream().mapToInt(Verb::weight).sum();
        Dice dice = new Dice(seed);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            steps.add(new Step(drawn(dice.below(weight)).name(), dice.below(1 << 20)));
        }
        return steps;
    }

    private Verb<W> drawn(int number) {
        int left = number;
        for (Verb<W> verb : verbs) {
            left -= verb.weight();
            if (left < 0) {
                return verb;
            }
        }
        throw new IllegalStateException("weights changed");
    }

    String done(Step step, W world) throws Exception {
        return step + "  " + named(step.verb()).deed().in(world, new Dice(step.seed()));
    }
}
