package dev.erga.engine.work;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobLog;
import dev.erga.jobs.monitor.LogLine;
import java.lang.System.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the lines of one attempt. Arguments are foreign code: what makes texts of them may throw. Thread-safe. */
final class AttemptLog implements JobLog {

    private static final Logger LOG = System.getLogger("dev.erga.log");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,3})}");
    private static final int LONGEST = 1_000;

    private final Attempt attempt;
    private final AttemptNotes notes;

    AttemptLog(Attempt attempt, AttemptNotes notes) {
        this.attempt = attempt;
        this.notes = notes;
    }

    @Override
    public void info(String text, @Nullable Object... arguments) {
        say(LogLine.Level.INFO, text, arguments);
    }

    @Override
    public void warn(String text, @Nullable Object... arguments) {
        say(LogLine.Level.WARN, text, arguments);
    }

    @Override
    public void error(String text, @Nullable Object... arguments) {
        say(LogLine.Level.ERROR, text, arguments);
    }

    private void say(LogLine.Level level, String text, @Nullable Object... arguments) {
        String line = attempt.mask().hide(filled(text, arguments));
        notes.log(level, line);
        if (LOG.isLoggable(Logger.Level.DEBUG)) {
            JobId job = attempt.job().lease().job();
            LOG.log(Logger.Level.DEBUG, attempt.job().name() + " (job " + job + ") " + level + ": " + inOneLine(line));
        }
    }

    static String filled(String text, @Nullable Object... arguments) {
        if (arguments.length == 0) {
            return text;
        }
        StringBuilder line = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            int number = Integer.parseInt(place.group(1));
            String argument = number < arguments.length ? shown(arguments[number]) : place.group();
            place.appendReplacement(line, Matcher.quoteReplacement(argument));
        }
        return place.appendTail(line).toString();
    }

    private static String shown(@Nullable Object argument) {
        try {
            return String.valueOf(argument);
        } catch (RuntimeException | StackOverflowError broken) {
            return "(toString() threw " + broken.getClass().getName() + ")";
        }
    }

    private static String inOneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
