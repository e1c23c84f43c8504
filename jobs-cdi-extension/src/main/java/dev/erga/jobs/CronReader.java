package dev.erga.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text into its fields, or expands its macro, and has each field checked. */
final class CronReader {

    private static final int LONGEST = 200;
    private static final int WITH_SECONDS = 6;
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9*?/,#@_ \t-]");
    private static final Pattern WORD = Pattern.compile("[^ \t]+");

    static final Map<String, String> MACROS = Map.of(
            "@every_second", "* * * * * *",
            "@every_minute", "* * * * *",
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private CronReader() {}

    /**
     * Reads an expression or a macro.
     *
     * @throws InvalidCronException without a suggestion
     */
    static CronPlain read(String expression) {
        List<CronToken> words = words(expression);
        if (!words.isEmpty() && words.get(0).text().startsWith("@")) {
            return macro(words);
        }
        List<CronField> fields = fields(expression, words);
        List<String> plain = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            plain.add(CronSyntax.plain(fields.get(i), words.get(i)));
        }
        return new CronPlain(plain);
    }

    /** The words of a text, in capitals. */
    static List<CronToken> words(String expression) {
        refuseForeign(expression);
        CronToken whole = new CronToken(expression, 0, expression.toUpperCase(Locale.ROOT));
        List<CronToken> words = new ArrayList<>();
        Matcher word = WORD.matcher(expression);
        while (word.find()) {
            words.add(whole.part(word.start(), word.end()));
        }
        return words;
    }

    private static void refuseForeign(String expression) {
        if (expression.length() > LONGEST) {
            throw new CronToken(expression, LONGEST, "")
                    .refuse("at most " + LONGEST + " characters are read, found " + expression.length());
        }
        Matcher foreign = FOREIGN.matcher(expression);
        if (foreign.find()) {
            throw new CronToken(expression, foreign.start(), foreign.group())
                    .refuse("no field has the character "
                            + shown(foreign.group().codePointAt(0)));
        }
    }

    /** A character that a message can print stands for itself. */
    private static String shown(int character) {
        return Character.isLetterOrDigit(character) || (character > ' ' && character < 127)
                ? "\"" + Character.toString(character) + "\""
                : String.format(Locale.ROOT, "U+%04X", character);
    }

    private static CronPlain macro(List<CronToken> words) {
        CronToken name = words.get(0);
        String expansion = MACROS.get(name.text().toLowerCase(Locale.ROOT));
        if (expansion == null) {
            throw name.refuse(
                    "the macros are @every_second, @every_minute, @hourly, @daily, @midnight, @weekly, @monthly,"
                            + " @yearly and @annually, found " + name.found());
        }
        if (words.size() > 1) {
            throw words.get(1)
                    .refuse("a macro stands alone, found " + words.get(1).found() + " after it");
        }
        return new CronPlain(List.of(expansion.split(" ", -1)));
    }

    /** Says of an expression that could be read that no date matches it. */
    static InvalidCronException never(String expression) {
        List<CronToken> words = words(expression);
        List<CronToken> days = words.subList(words.size() - 3, words.size());
        return days.get(0)
                .refuse("no date can ever match day of month %s, month %s and day of week %s"
                        .formatted(
                                days.get(0).text(),
                                days.get(1).text(),
                                days.get(2).text()));
    }

    private static List<CronField> fields(String expression, List<CronToken> words) {
        if (words.size() == WITH_SECONDS) {
            return CronField.sixFields();
        }
        if (words.size() == WITH_SECONDS - 1) {
            return CronField.fiveFields();
        }
        int place = words.size() > WITH_SECONDS ? words.get(WITH_SECONDS).position() : expression.length();
        throw new CronToken(expression, place, "")
                .refuse("a cron expression has 5 fields, or 6 with the second first, found " + words.size());
    }
}
