package dev.erga.engine.maintain;

import java.time.Duration;

/** Something that maintenance does again and again. */
interface Duty {

    /** What it does, as a verb: {@code promote scheduled jobs}. */
    String name();

    /** Whether there is reason to do it before its rest is over. */
    default boolean isAsked() {
        return false;
    }

    /** Does it, and tells how long it may rest. */
    Duration run() throws Exception;
}
