package dev.erga.engine.work;

import dev.erga.jobs.monitor.OwnCode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds where an exception came out of the application's own code. An exception is foreign code: its own methods may throw. */
final class OwnPlace {

    private static final int CAUSES = 20;

    /** Classes that containers and compilers make, of which the next start makes others. */
    private static final Pattern MADE = Pattern.compile("\\$\\$|\\$Proxy");

    /** The name of a lambda's method: which method it stands in, and a number that changes with each edit. */
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    private OwnPlace() {}

    /** The topmost place of the exception, or else of what caused it; empty if the application's own code is nowhere. */
    static Optional<String> of(Throwable thrown) {
        try {
            @Nullable Throwable each = thrown;
            for (int depth = 0; each != null && depth < CAUSES; depth++) {
                Optional<String> place = topmost(each.getStackTrace());
                if (place.isPresent()) {
                    return place;
                }
                each = each.getCause();
            }
            return Optional.empty();
        } catch (RuntimeException | Error broken) {
            return Optional.empty();
        }
    }

    private static Optional<String> topmost(StackTraceElement[] frames) {
        return Stream.of(frames).filter(OwnPlace::isOwn).findFirst().map(OwnPlace::words);
    }

    private static boolean isOwn(StackTraceElement frame) {
        return OwnCode.contains(frame.getClassName())
                && !MADE.matcher(frame.getClassName()).find();
    }

    private static String words(StackTraceElement frame) {
        String place = frame.getClassName() + "."
                + LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1");
        @Nullable String file = frame.getFileName();
        if (file == null) {
            return place;
        }
        return place + "(" + file + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "") + ")";
    }
}
