package dev.erga.jpa;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where an index has jobs of a state.
 *
 * @param condition what is true of them, as the index says it
 * @param order ends a statement, so that the database goes along that index; may be empty
 * @param counting ends one that counts them, so that it comes last to where jobs leave the index: there it is full of entries of
 *     those that have left, until they are cleared away. May be empty
 */
record StateIndex(String condition, String order, String counting) {

    private static final String SEPARATOR = ", ";

    /** Of jobs that leave it anywhere, or at its end. */
    static StateIndex inOrder(String condition, String columns) {
        return new StateIndex(condition, orderedBy(columns), orderedBy(columns));
    }

    /** Of jobs that leave it at its beginning. */
    static StateIndex inTurn(String condition, String columns) {
        return new StateIndex(
                condition,
                orderedBy(columns),
                Stream.of(columns.split(SEPARATOR, -1))
                        .map(column -> column + " DESC")
                        .collect(Collectors.joining(SEPARATOR, " ORDER BY ", "")));
    }

    /** In no order. */
    static StateIndex unordered(String condition) {
        return new StateIndex(condition, "", "");
    }

    private static String orderedBy(String columns) {
        return " ORDER BY " + columns;
    }
}
