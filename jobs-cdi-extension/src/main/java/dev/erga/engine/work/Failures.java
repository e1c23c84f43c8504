package dev.erga.engine.work;

import dev.erga.jobs.spi.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** Puts exceptions and spans into words. An exception of a job is foreign code: its own methods may throw. */
final class Failures {

    private static final int SENTENCE = 300;

    private Failures() {}

    /** The secrets go before anything is cut, which might leave half of one. */
    static Failure of(Throwable thrown, String jobName, UnaryOperator<String> hiding) {
        return new Failure(
                thrown.getClass().getName(),
                hiding.apply(message(thrown)),
                hiding.apply(stack(thrown)),
                OwnPlace.of(thrown).orElse(jobName));
    }

    /** For an attempt that took too long and threw nothing. */
    static Failure timeout(String fact, String jobName) {
        return new Failure(TimeoutException.class.getName(), fact, "", jobName);
    }

    /** One line: simple class name, message, full stop. */
    static String sentence(Throwable thrown, UnaryOperator<String> hiding) {
        String message = hiding.apply(message(thrown)).strip();
        String name = thrown.getClass().getSimpleName();
        String text = message.isEmpty() ? name : name + ": " + message;
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        String cut = line.length() <= SENTENCE ? line : line.substring(0, whole(line)) + "…";
        return cut.endsWith(".") ? cut : cut + ".";
    }

    /** Not between the two halves of a character. */
    private static int whole(String line) {
        return Character.isHighSurrogate(line.charAt(SENTENCE - 1)) ? SENTENCE - 1 : SENTENCE;
    }

    /** As a person says it, rounded up: {@code 16 s}, {@code 5 min}, {@code 3 h}. */
    static String spoken(Duration span) {
        long seconds = span.plusMillis(999).toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = (seconds + 59) / 60;
        return minutes < 120 ? minutes + " min" : (minutes + 59) / 60 + " h";
    }

    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (RuntimeException | Error broken) {
            return "its message cannot be read: getMessage() threw "
                    + broken.getClass().getName();
        }
    }

    private static String stack(Throwable thrown) {
        try {
            StringWriter text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            return text.toString();
        } catch (RuntimeException | Error broken) {
            return "its stack trace cannot be printed: that threw "
                    + broken.getClass().getName();
        }
    }
}
