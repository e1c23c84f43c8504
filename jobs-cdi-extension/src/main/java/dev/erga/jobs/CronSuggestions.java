package dev.erga.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses what was meant by an expression that was refused: known slips, each mended and read again. */
final class CronSuggestions {

    private static final int FARTHEST = 2;
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "@every_hour", "@hourly",
            "@every_day", "@daily",
            "@every_week", "@weekly",
            "@every_month", "@monthly",
            "@every_year", "@yearly");

    private final List<String> words;
    private final List<CronField> fields;

    private CronSuggestions(List<String> words) {
        this.words = words;
        this.fields = words.size() == CronField.fiveFields().size() ? CronField.fiveFields() : CronField.sixFields();
    }

    /** The same refusal, with the first mended expression that can be read. */
    static InvalidCronException addTo(InvalidCronException refused) {
        String expression = refused.expression();
        return suggestions(expression)
                .filter(CronSuggestions::isReadable)
                .findFirst()
                .map(better -> new InvalidCronException(expression, refused.position(), refused.reason(), better))
                .orElse(refused);
    }

    private static Stream<String> suggestions(String expression) {
        List<String> words;
        try {
            words = CronReader.words(expression).stream().map(CronToken::text).toList();
        } catch (InvalidCronException foreign) {
            return Stream.empty();
        }
        if (!words.isEmpty() && words.get(0).startsWith("@")) {
            return macro(words.get(0).toLowerCase(Locale.ROOT)).stream();
        }
        CronSuggestions slips = new CronSuggestions(words);
        return Stream.of(slips.withoutYear(), slips.fromZero(), slips.swapped(), slips.shortNames(), slips.listedStar())
                .filter(mended -> !mended.equals(words))
                .map(mended -> String.join(" ", mended));
    }

    private static boolean isReadable(String expression) {
        try {
            CronSchedule.read(expression);
            return true;
        } catch (InvalidCronException refused) {
            return false;
        }
    }

    private static Optional<String> macro(String name) {
        String other = OTHER_NAMES.get(name);
        return other != null
                ? Optional.of(other)
                : CronReader.MACROS.keySet().stream()
                        .sorted()
                        .filter(macro -> distance(macro, name) <= FARTHEST)
                        .findFirst();
    }

    /** Quartz ends with a year; it also counts weekdays from 1, so a weekday in numbers would mean another day. */
    private List<String> withoutYear() {
        int year = CronField.values().length;
        return words.size() == year + 1
                        && words.get(year).matches("[*?]")
                        && words.get(year - 1).matches("\\D+")
                ? words.subList(0, year)
                : words;
    }

    /** 24 o'clock and minute 60 are zero; every 60 minutes is at minute zero. */
    private List<String> fromZero() {
        return mended((field, word) -> {
            String tooFar = String.valueOf(field.last + 1);
            return field.isTimeOfDay() && (word.equals(tooFar) || word.equals("*/" + tooFar)) ? "0" : word;
        });
    }

    private List<String> swapped() {
        int minute = fields.indexOf(CronField.MINUTE);
        if (words.size() != fields.size()) {
            return words;
        }
        List<String> swapped = new ArrayList<>(words);
        swapped.set(minute, words.get(minute + 1));
        swapped.set(minute + 1, words.get(minute));
        return swapped;
    }

    private List<String> shortNames() {
        return mended((field, word) -> word.replaceAll("([A-Z]{3})[A-Z]+", "$1"));
    }

    private List<String> listedStar() {
        return mended(
                (field, word) -> word.contains(",") ? word.replaceAll("[*?]", field.first + "-" + field.last) : word);
    }

    private List<String> mended(Mending mending) {
        List<String> mended = new ArrayList<>(words);
        for (int i = 0; i < words.size() && words.size() == fields.size(); i++) {
            mended.set(i, mending.mend(fields.get(i), words.get(i)));
        }
        return mended;
    }

    private interface Mending {
        String mend(CronField field, String word);
    }

    /** How many letters must be put in, taken out or changed (Levenshtein 1965). */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
