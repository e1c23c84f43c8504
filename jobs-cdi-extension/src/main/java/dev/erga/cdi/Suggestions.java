package dev.erga.cdi;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses what was meant by a value that is not valid. */
final class Suggestions {

    private static final Pattern SPOKEN =
            Pattern.compile("(?:pt?)?(\\d{1,6}) ?(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)?");

    private Suggestions() {}

    /** {@code Mail Queue} is {@code mail-queue}. */
    static Optional<String> queueName(String text) {
        String name = text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]+", "-")
                .replaceAll("^-+|-+$", "");
        return name.isEmpty() || name.length() > 50 ? Optional.empty() : Optional.of(name);
    }

    /** {@code 5 minutes} is {@code PT5M}, {@code 30} is {@code PT30S}. */
    static Optional<String> duration(String text) {
        Matcher spoken = SPOKEN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!spoken.matches()) {
            return Optional.empty();
        }
        char unit = spoken.group(2) == null
                ? 'S'
                : Character.toUpperCase(spoken.group(2).charAt(0));
        return Optional.of((unit == 'D' ? "P" : "PT") + spoken.group(1) + unit);
    }

    /** {@code europe/pariss} and {@code Paris} are {@code Europe/Paris}. */
    static Optional<String> zone(String text, Collection<String> known) {
        String city = "/" + text.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(zone -> zone.toLowerCase(Locale.ROOT).endsWith(city))
                .min(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .or(() -> DidYouMean.nearest(text, known));
    }
}
