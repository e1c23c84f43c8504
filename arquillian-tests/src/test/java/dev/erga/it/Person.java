package dev.erga.it;

import java.util.Locale;

/** Somebody of the demo's three people, those who may do least first; the password is the name. */
enum Person {
    /** The viewer. */
    VIC,
    /** The operator. */
    OLGA,
    /** The admin. */
    ADA;

    /** How the person signs in. */
    String login() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the person may do what somebody else may. */
    boolean mayAs(Person other) {
        return compareTo(other) >= 0;
    }
}
