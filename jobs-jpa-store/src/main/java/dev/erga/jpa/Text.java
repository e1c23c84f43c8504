package dev.erga.jpa;

import dev.erga.jobs.spi.StoreException;

/** Text from anywhere, made fit for a column. */
final class Text {

    private Text() {}

    /** For words that people read: NUL, which PostgreSQL refuses, becomes a mark, and what is too long is cut. */
    static String shown(String text, int limit) {
        String clean = text.replace('\0', '\uFFFD');
        if (clean.length() <= limit) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return clean.substring(0, end) + "…";
    }

    /** For text that decides something and so must not be changed: NUL is refused. */
    static String exact(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new StoreException(StoreMessages.nul(what), null, false);
        }
        return text;
    }
}
