package dev.erga.cdi;

import dev.erga.jobs.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Gathers what is wrong with a deployment, each mistake once, in the order of number and place. */
final class Problems {

    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::code)
            .thenComparing(problem -> problem.at().orElse(""))
            .thenComparing(Problem::toString);

    private final TreeSet<Problem> found = new TreeSet<>(ORDER);

    void add(Problem problem) {
        found.add(problem);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
