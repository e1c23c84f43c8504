package dev.erga.dashboard.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One word of a search: {@code queue:mail}, {@code label:"user 42"} or a bare {@code word}.
 *
 * @param qualifier what it speaks of, in small letters; empty for a bare word
 * @param value what that should be, without quotation marks
 */
record Term(String qualifier, String value) {

    private static final int MOST = 20;
    private static final int LONGEST = 200;
    private static final Pattern TERM = Pattern.compile("(?:(\\p{L}[\\p{L}.]*):)?(?:\"([^\"]*)\"?|([^\\s\"]\\S*))");
    private static final Pattern PLAIN = Pattern.compile("[^\\s\"]\\S*");

    /** The words of a text, in its order, as far as the twentieth. */
    static List<Term> parse(String text) {
        List<Term> terms = new ArrayList<>();
        Matcher matcher = TERM.matcher(text);
        while (terms.size() < MOST && matcher.find()) {
            String qualifier = matcher.group(1) == null ? "" : matcher.group(1).toLowerCase(Locale.ROOT);
            String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            if (!qualifier.isEmpty() || !value.isBlank()) {
                terms.add(new Term(qualifier, value.length() <= LONGEST ? value : value.substring(0, LONGEST)));
            }
        }
        return terms;
    }

    /** As it is typed. */
    String text() {
        String quoted = PLAIN.matcher(value).matches() ? value : "\"" + value.replace("\"", "") + "\"";
        return qualifier.isEmpty() ? quoted : qualifier + ":" + quoted;
    }
}
