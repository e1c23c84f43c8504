package dev.erga.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The numbered errors of the values that callers make, ERGA-0201 to ERGA-0209. */
final class ValueMessages {

    private ValueMessages() {}

    static Problem notAJobId(String text) {
        return Problem.of("ERGA-0201", "\"" + shortened(text) + "\" is not a job id")
                .why("a job id is a UUID such as 01980c5e-7b1c-7000-8000-000000000000")
                .fix("pass the id as enqueue returned it");
    }

    static Problem badQueueName(String name) {
        return Problem.of("ERGA-0204", "\"" + shortened(name) + "\" is not a queue name")
                .why("a queue name has 1 to 50 characters out of a-z, 0-9, _ and -")
                .fix("write it in small letters, without blanks");
    }

    static Problem outOfRange(String what, int least, int most, int found) {
        return Problem.of("ERGA-0205", what + " is out of range")
                .why(what + " must be " + least + " to " + most + ", was " + found)
                .fix("choose a number in that range");
    }

    static Problem badWord(String what, String word) {
        return Problem.of("ERGA-0206", "\"" + shortened(word) + "\" is not a valid " + what)
                .why("a " + what + " has 1 to 100 characters and is not blank")
                .fix("shorten it, or leave it out");
    }

    static Problem negativeDelay(Duration delay) {
        return Problem.of("ERGA-0207", "a job cannot be scheduled " + delay + " from now")
                .why("a delay must not be negative")
                .fix("use enqueue to run it at once, or an Instant if the time may have passed");
    }

    static Problem badBackoff(String text, String why) {
        return Problem.of("ERGA-0208", "\"" + shortened(text) + "\" is not a backoff")
                .why(why)
                .fix("write \"polynomial\", \"fixed PT30S\" or \"exponential PT1S PT1H\"");
    }

    static Problem badCron(String expression, int position, String why, @Nullable String suggestion) {
        return Problem.of("ERGA-0209", "\"" + shortened(expression) + "\" is not a cron expression")
                .at("character " + (position + 1))
                .why(why)
                .fix(
                        suggestion != null
                                ? "did you mean \"" + suggestion + "\"?"
                                : "mend that place; an example of a valid one is \"30 2 * * MON-FRI\"");
    }

    static String shortened(String text) {
        // A text from outside must not begin a line of its own in a log.
        String oneLine = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return oneLine.length() <= 80 ? oneLine : oneLine.substring(0, 80) + "…";
    }
}
