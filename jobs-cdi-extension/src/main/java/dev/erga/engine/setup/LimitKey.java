package dev.erga.engine.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with arguments in it, such as {@code customer-{0}} or {@code shop-{1.address.city}}: braces hold the position of a
 * parameter, counted from 0, and the way to a value inside of it, as JSON names it.
 *
 * @param text as it was written
 * @param pieces what it is made of, in order
 */
public record LimitKey(String text, List<Piece> pieces) {

    private static final Pattern SLOT = Pattern.compile("\\{(\\d{1,2})((?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*)}");

    /** A piece of a key. */
    public sealed interface Piece permits Words, Slot {}

    /** Words that are always the same. */
    public record Words(String text) implements Piece {}

    /**
     * The place of an argument, or of a value in it.
     *
     * @param parameter its position, 0 for the first
     * @param way the names that lead to the value; none if the argument itself is meant
     */
    public record Slot(int parameter, List<String> way) implements Piece {

        /** As it is written. */
        @Override
        public String toString() {
            return "{" + parameter + (way.isEmpty() ? "" : "." + String.join(".", way)) + "}";
        }
    }

    public LimitKey {
        pieces = List.copyOf(pieces);
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if it is blank or has a brace that belongs to no argument; its message is a reason to
     *     show
     */
    public static LimitKey parse(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a key must not be blank");
        }
        List<Piece> pieces = new ArrayList<>();
        Matcher slots = SLOT.matcher(text);
        int end = 0;
        while (slots.find()) {
            addWords(pieces, text.substring(end, slots.start()));
            String way = slots.group(2);
            pieces.add(new Slot(
                    Integer.parseInt(slots.group(1)),
                    way.isEmpty() ? List.of() : List.of(way.substring(1).split("\\.", -1))));
            end = slots.end();
        }
        addWords(pieces, text.substring(end));
        return new LimitKey(text, pieces);
    }

    private static void addWords(List<Piece> pieces, String words) {
        if (words.indexOf('{') >= 0 || words.indexOf('}') >= 0) {
            throw new IllegalArgumentException(
                    "braces hold the position of a parameter, counted from 0, such as {0}, or a"
                            + " value inside of it, such as {0.id}; found \"" + words + "\"");
        }
        if (!words.isEmpty()) {
            pieces.add(new Words(words));
        }
    }

    /** The arguments in it. */
    public List<Slot> slots() {
        return pieces.stream()
                .filter(Slot.class::isInstance)
                .map(Slot.class::cast)
                .toList();
    }

    /** The key with values in the places of arguments. */
    public String filled(Function<Slot, String> values) {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            filled.append(piece instanceof Slot slot ? values.apply(slot) : ((Words) piece).text());
        }
        return filled.toString();
    }
}
