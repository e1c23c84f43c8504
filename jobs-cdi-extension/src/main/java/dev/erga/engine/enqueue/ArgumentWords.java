package dev.erga.engine.enqueue;

import java.util.List;
import java.util.stream.Collectors;

/** Arguments in few words, as the audit has them: those that were changed, each after its place. */
final class ArgumentWords {

    private static final int ROOM = 130;
    private static final int SHORTEST = 12;
    private static final int DIGITS = 8;

    private ArgumentWords() {}

    /**
     * The words.
     *
     * @param elements the JSON of each, without secrets
     * @param changed which to tell, counted from 0
     */
    static String of(List<String> elements, List<Integer> changed) {
        if (changed.isEmpty()) {
            return "arguments as they were";
        }
        int room = Math.max(SHORTEST, ROOM / changed.size() - DIGITS - SHORTEST);
        return changed.stream()
                .map(place ->
                        (place + 1) + ": " + (place < elements.size() ? cut(elements.get(place), room) : "nothing"))
                .collect(Collectors.joining(", ", "arguments ", ""));
    }

    /** What is cut off can still be told apart. */
    private static String cut(String json, int room) {
        if (json.length() <= room) {
            return json;
        }
        int end = Character.isHighSurrogate(json.charAt(room - 1)) ? room - 1 : room;
        return json.substring(0, end) + "…#" + Digest.of(DIGITS, List.of(json));
    }
}
