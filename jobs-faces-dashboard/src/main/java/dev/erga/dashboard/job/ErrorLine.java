package dev.erga.dashboard.job;

import dev.erga.jobs.monitor.AttemptDetails;
import java.util.Optional;

/** An exception in one line. */
final class ErrorLine {

    private static final int LONGEST = 300;

    private ErrorLine() {}

    /** Such as {@code IOException: no route}; empty if no exception ended the attempt. */
    static String of(AttemptDetails attempt) {
        String type = attempt.errorType().map(ErrorLine::simple).orElse("");
        String message = message(attempt).orElse("");
        return type.isEmpty() || message.isEmpty() ? type + message : type + ": " + message;
    }

    /** The exception's message, cut where it is long: the stack trace has the whole. */
    static Optional<String> message(AttemptDetails attempt) {
        return attempt.message().map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }

    /** A class name without its packages. */
    static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
