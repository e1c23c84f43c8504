package dev.erga.jobs.monitor;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parts of the sentences of reasons. */
final class Phrases {

    private static final int SHOWN = 5;

    private Phrases() {}

    /** Two units are enough: {@code 3 d 4 h}, {@code 12 min 30 s}. */
    static String span(Duration span) {
        if (span.toDays() > 0) {
            return span.toDays() + " d " + span.toHoursPart() + " h";
        }
        if (span.toHours() > 0) {
            return span.toHours() + " h " + span.toMinutesPart() + " min";
        }
        if (span.toMinutes() > 0) {
            return span.toMinutes() + " min " + span.toSecondsPart() + " s";
        }
        return span.toSeconds() > 0 ? span.toSeconds() + " s" : "less than a second";
    }

    /** {@code 1 job}, {@code 3 jobs}, {@code more than 1,000 jobs}. */
    static String count(BoundedCount count, String one, String many) {
        String number = String.format(Locale.ROOT, "%,d", count.value());
        return (count.more() ? "more than " + number : number) + " " + (isOne(count) ? one : many);
    }

    static boolean isOne(BoundedCount count) {
        return count.value() == 1 && !count.more();
    }

    /** {@code node a}, {@code nodes a and b}, {@code nodes a, b, c, d, e and 3 others}. */
    static String nodes(List<Reason.Node> nodes) {
        return (nodes.size() == 1 ? "node " : "nodes ") + list(nodes);
    }

    static String list(Collection<?> items) {
        List<String> shown = items.stream().limit(SHOWN).map(String::valueOf).toList();
        int others = items.size() - shown.size();
        if (others > 0) {
            return String.join(", ", shown) + " and " + others + (others == 1 ? " other" : " others");
        }
        int last = shown.size() - 1;
        return last < 1
                ? String.join("", shown)
                : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
    }

    /** {@code : the reason} or nothing; ends the sentence either way. */
    static String because(Optional<String> why) {
        return why.filter(text -> !text.isBlank())
                .map(text -> ": " + ended(text))
                .orElse(".");
    }

    static String ended(String text) {
        String trimmed = text.strip();
        return trimmed.endsWith(".") || trimmed.endsWith("!") || trimmed.endsWith("?") ? trimmed : trimmed + ".";
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
