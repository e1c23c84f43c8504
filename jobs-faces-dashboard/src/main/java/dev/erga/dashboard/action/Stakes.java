package dev.erga.dashboard.action;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an action touches, so that nobody confirms it unaware; finished words only.
 *
 * @param name what people call the subject
 * @param values what the sentence that follows the question is made of
 * @param time the time that it has by now, if it has one that can be changed
 */
record Stakes(String name, List<String> values, Optional<Instant> time) {

    Stakes {
        values = List.copyOf(values);
    }
}
