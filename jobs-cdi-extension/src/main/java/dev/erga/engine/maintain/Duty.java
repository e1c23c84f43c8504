package dev.erga.engine.maintain;

import java.time.Duration;

/** Something that maintenance does again and again. */
interface Duty {

    /** What it does, as a verb: {@code promote scheduled jobs}. */
    String name();

    /** Does it, and tells how long it may rest. */
    Duration run() throws Exception;
}
