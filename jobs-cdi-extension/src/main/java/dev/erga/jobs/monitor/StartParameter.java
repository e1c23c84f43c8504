package dev.erga.jobs.monitor;

import java.util.List;

/**
 * One parameter of a job method that people may start.
 *
 * @param name as the source names it; {@code arg0} and so on where that was not kept when it was compiled
 * @param type its type as the source writes it, without packages
 * @param kind how its values are written
 * @param choices of a {@link Kind#CHOICE}, all there are
 * @param required whether there must be a value
 * @param secret whether its values are kept secret
 * @param constraints the constraints that stand at it
 */
public record StartParameter(
        String name,
        String type,
        Kind kind,
        List<String> choices,
        boolean required,
        boolean secret,
        List<StartConstraint> constraints) {

    /** How values are written, which decides what field people get for it. */
    public enum Kind {
        /** Any text: a JSON string. */
        TEXT,
        /** A text with a form of its own, such as a UUID or a duration: a JSON string. */
        WORD,
        /** A whole number. */
        INTEGER,
        /** A number that may have a fraction. */
        DECIMAL,
        /** True or false. */
        BOOLEAN,
        /** A day: a JSON string such as {@code "2026-10-01"}. */
        DATE,
        /** A time of the day: a JSON string such as {@code "09:30"}. */
        TIME,
        /** A day and a time of the day, in no zone: a JSON string such as {@code "2026-10-01T09:30"}. */
        DATE_TIME,
        /** A moment: a JSON string such as {@code "2026-10-01T09:30:00Z"}. */
        INSTANT,
        /** One of a few words: a JSON string. */
        CHOICE,
        /** Whatever else JSON can carry. */
        JSON
    }

    public StartParameter {
        choices = List.copyOf(choices);
        constraints = List.copyOf(constraints);
    }
}
