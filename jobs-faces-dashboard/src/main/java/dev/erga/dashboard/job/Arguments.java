package dev.erga.dashboard.job;

import java.util.ArrayList;
import java.util.List;

/** Takes a JSON array apart without understanding it: what is in it is shown as it is stored. */
final class Arguments {

    private static final int LONGEST = 2_000;

    private final List<String> parts = new ArrayList<>();
    private int depth;
    private boolean quoted;
    private int start;

    private Arguments() {}

    /** The elements of an array, each cut where it is long; anything else is one element. */
    static List<String> of(String json) {
        String text = json.strip();
        if (!text.startsWith("[") || !text.endsWith("]")) {
            return List.of(cut(text));
        }
        return new Arguments().split(text.substring(1, text.length() - 1));
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private List<String> split(String inner) {
        for (int at = 0; at < inner.length(); at++) {
            char letter = inner.charAt(at);
            if (quoted && letter == '\\') {
                at++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                nest(letter, inner, at);
            }
        }
        if (!inner.isBlank()) {
            parts.add(cut(inner.substring(start).strip()));
        }
        return parts;
    }

    private void nest(char letter, String inner, int at) {
        switch (letter) {
            case '[', '{' -> depth++;
            case ']', '}' -> depth--;
            case ',' -> {
                if (depth == 0) {
                    parts.add(cut(inner.substring(start, at).strip()));
                    start = at + 1;
                }
            }
            default -> {
                // part of a number, a word or a blank
            }
        }
    }
}
