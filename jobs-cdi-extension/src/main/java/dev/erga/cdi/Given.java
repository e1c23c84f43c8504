package dev.erga.cdi;

/**
 * A text that somebody wrote, to be read as a value.
 *
 * @param subject what it is called there, such as {@code @BackgroundJob queue} or {@code erga.workers}
 * @param text what was written
 * @param place where, for messages
 */
record Given(String subject, String text, String place) {

    /** A configured value. */
    static Given by(Setting setting) {
        return new Given(setting.key(), setting.value(), setting.source());
    }

    /** A configured value that overrides what an annotation says. */
    static Given by(Setting setting, String overridden) {
        return new Given(setting.key(), setting.value(), setting.source() + ", for " + overridden);
    }
}
