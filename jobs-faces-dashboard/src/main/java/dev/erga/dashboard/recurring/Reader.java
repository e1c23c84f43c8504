package dev.erga.dashboard.recurring;

import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import java.time.Instant;

/**
 * For whom a page is made.
 *
 * @param moments the moment of looking
 * @param texts the language
 * @param buttons what the person may do
 */
record Reader(Moments moments, Texts texts, Buttons buttons) {

    static Reader of(Instant now, Texts texts, Buttons buttons) {
        return new Reader(new Moments(now, texts), texts, buttons);
    }
}
