package dev.erga.jobs;

import java.time.Duration;

/** The numbered errors of keys and of what is said about them, ERGA-0219 and ERGA-0224. */
final class KeyMessages {

    private static final int LONGEST_KEY = 200;
    private static final Duration LONGEST_SPAN = Duration.ofDays(366);

    private KeyMessages() {}

    /** Refuses what a database would store as another text. */
    static void requireKey(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0 || hasHalfCharacter(key)) {
            throw new JobsException(Problem.of("ERGA-0219", "\"" + ValueMessages.shortened(key) + "\" is not a key")
                    .why("a key has 1 to " + LONGEST_KEY
                            + " characters, is not blank, and contains neither NUL nor half" + " of a surrogate pair")
                    .fix("make it of ids, such as \"user-42\"; of a longer text take a hash"));
        }
    }

    private static boolean hasHalfCharacter(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    static void requireSpan(String key, String what, Duration span) {
        if (span.isNegative() || span.isZero() || span.compareTo(LONGEST_SPAN) > 0) {
            throw new JobsException(noSense(key)
                    .why("a " + what + " must be more than zero and at most " + LONGEST_SPAN.toDays() + " days, was "
                            + span)
                    .fix("choose a span in that range"));
        }
    }

    static Problem longestTooShort(String key, Duration quiet, Duration longest) {
        return noSense(key)
                .why("the longest wait, " + longest + ", is shorter than the quiet time, " + quiet)
                .fix("make it several times the quiet time, or leave it out");
    }

    static Problem nothingCovered(String key) {
        return noSense(key)
                .why("it covers no state, so no call would ever find a job")
                .fix("name a state");
    }

    static Problem replacesEnded(String key) {
        return noSense(key)
                .why("a job that has ended cannot be replaced, so neither a window nor an end makes a difference")
                .fix("leave them out, or let the call keep the job or be rejected");
    }

    private static Problem noSense(String key) {
        return Problem.of("ERGA-0224", "what is asked for key \"" + ValueMessages.shortened(key) + "\" makes no sense");
    }
}
