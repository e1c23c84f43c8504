package dev.erga.testkit.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One way to live through histories. */
@FunctionalInterface
interface Life {

    /**
     * Does the steps and checks what must hold.
     *
     * @param told what each step did, the one that failed included
     * @throws Broken if something does not hold
     */
    void through(List<Step> steps, List<String> told) throws Exception;

    /**
     * A history in which something broke.
     *
     * @param steps those up to the one after which it did
     * @param told what they did
     */
    record Failed(List<Step> steps, List<String> told, Broken broken) {

        boolean isLike(Failed other) {
            return broken.invariant() == other.broken.invariant();
        }

        String report(String which, String replay) {
            String once = steps.stream().map(Step::toString).collect(Collectors.joining(" "));
            return "%s%n%nin the history %s, by %d steps:%n%n  %s%n%nOnce more:%n%n%s -Dhistories.replay=\"%s\"%n"
                    .formatted(broken.getMessage(), which, steps.size(), String.join("\n  ", told), replay, once);
        }
    }

    default Optional<Failed> failing(List<Step> steps) {
        List<String> told = new ArrayList<>();
        try {
            through(steps, told);
            return Optional.empty();
        } catch (Broken broken) {
            return Optional.of(failed(steps, told, broken));
        } catch (Exception thrown) {
            return Optional.of(failed(steps, told, new Broken(Invariant.ANSWERS, thrown.toString(), thrown)));
        }
    }

    private static Failed failed(List<Step> steps, List<String> told, Broken broken) {
        return new Failed(steps.subList(0, told.size()), told, broken);
    }

    /**
     * The same failure with as few steps as can be found by leaving some out.
     *
     * @param patience how many shorter ones are tried
     */
    default Failed shrunk(Failed failed, int patience) {
        Failed best = failed;
        int left = patience;
        for (int size = Math.max(1, best.steps().size() / 2); size >= 1; size /= 2) {
            int from = 0;
            while (from < best.steps().size() && left > 0) {
                left--;
                Optional<Failed> shorter =
                        failing(without(best.steps(), from, size)).filter(failed::isLike);
                best = shorter.orElse(best);
                from += shorter.isPresent() ? 0 : size;
            }
        }
        return best;
    }

    private static List<Step> without(List<Step> steps, int from, int size) {
        List<Step> fewer = new ArrayList<>(steps.subList(0, from));
        fewer.addAll(steps.subList(Math.min(steps.size(), from + size), steps.size()));
        return fewer;
    }
}
