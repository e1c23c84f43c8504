package dev.erga.jpa;

/**
 * Where an index has jobs of a state.
 *
 * @param condition what is true of them, as the index says it
 * @param order ends a statement, so that the database goes along that index; may be empty
 */
record StateIndex(String condition, String order) {

    static StateIndex inOrder(String condition, String columns) {
        return new StateIndex(condition, " ORDER BY " + columns);
    }
}
