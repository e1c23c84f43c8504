package dev.erga.jpa;

import java.util.Optional;

/**
 * Where jobs wait, and how an index has them.
 *
 * @param condition what is true of them
 * @param each what each is a place of its own
 * @param forwards the order of the index
 * @param backwards the same from its end, if the database can read it so
 */
record WaitingPlace(String condition, Each each, String forwards, Optional<String> backwards) {

    private static final String LOOK = "SELECT id, name FROM erga_job WHERE %s%s ORDER BY %s LIMIT ?";

    /** How places are told apart, beside by their condition. */
    enum Each {
        /** There is only one. */
        ALONE(""),
        QUEUE(" AND queue = ?"),
        NAME(" AND name = ?");

        private final String restriction;

        Each(String restriction) {
            this.restriction = restriction;
        }
    }

    /** Has a parameter for the queue or the name, if each is a place of its own, and one for the number of rows. */
    String first() {
        return look(forwards);
    }

    /** The same; nothing if that end cannot be reached. */
    Optional<String> last() {
        return backwards.map(this::look);
    }

    private String look(String order) {
        return LOOK.formatted(condition, each.restriction, order);
    }

    Object[] parameters(String which, int most) {
        return each == Each.ALONE ? new Object[] {most} : new Object[] {which, most};
    }
}
