package dev.erga.engine.monitor;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * One page of a list that is read in one direction.
 *
 * @param page what is on it
 * @param more whether another may follow
 */
record Paged<T>(List<T> page, boolean more) {

    /** As many as a filter may ask for. */
    private static final int MOST = 200;

    /** Asks for one more than the page holds, to know whether there is another; the largest page may be followed by none. */
    static <T> Paged<T> of(int limit, IntFunction<List<T>> find) {
        int asked = Math.min(MOST, limit + 1);
        List<T> found = find.apply(asked);
        return new Paged<>(found.subList(0, Math.min(found.size(), limit)), found.size() == asked);
    }

    /** Where the next page begins, if there may be one. */
    <P> Optional<P> next(Function<T, P> place) {
        return more ? Optional.of(place.apply(page.get(page.size() - 1))) : Optional.empty();
    }
}
