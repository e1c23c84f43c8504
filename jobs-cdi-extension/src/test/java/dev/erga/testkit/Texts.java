package dev.erga.testkit;

import org.jspecify.annotations.Nullable;

/** What a database does to odd text. */
final class Texts {

    private static final int REASON = 2_000;

    private Texts() {}

    static void requireNoNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw InMemoryDatabase.refused("a text that decides about a job contains NUL", false);
        }
    }

    /** A reason is only for people: what does not fit is cut. */
    static @Nullable String reason(@Nullable String text) {
        if (text == null || text.length() <= REASON) {
            return text;
        }
        return text.substring(0, REASON);
    }
}
