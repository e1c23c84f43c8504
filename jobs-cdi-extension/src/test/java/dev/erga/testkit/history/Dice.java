package dev.erga.testkit.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What chance decides; the same for the same seed. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return below(times) == 0;
    }

    <T> T of(List<T> values) {
        return values.get(below(values.size()));
    }

    <T> Optional<T> maybe(List<T> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(of(values));
    }

    /** At most so many of them, each once, in any order. */
    <T> List<T> some(Collection<T> values, int most) {
        List<T> left = new ArrayList<>(values);
        List<T> drawn = new ArrayList<>();
        while (!left.isEmpty() && drawn.size() < most) {
            drawn.add(left.remove(below(left.size())));
        }
        return drawn;
    }
}
