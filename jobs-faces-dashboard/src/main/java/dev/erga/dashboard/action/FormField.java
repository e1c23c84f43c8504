package dev.erga.dashboard.action;

import java.util.List;

/**
 * A field in which something is written; finished words only. The view {@code field.xhtml} shows it.
 *
 * @param name what it is posted as, and its id in the page
 * @param label what it is for
 * @param type the type of what is written in it; empty for none
 * @param shape which field it is, a line, a choice, a box or an area, by the word that the view knows
 * @param input the type of a line
 * @param keyboard which keys a telephone offers for a line; {@link #ALL_KEYS} for all
 * @param value what is written in it; hostile text is possible
 * @param choices what can be chosen
 * @param hint what is asked of it; empty for nothing
 * @param fault what is wrong; empty for nothing
 */
public record FormField(
        String name,
        String label,
        String type,
        String shape,
        String input,
        String keyboard,
        String value,
        List<Choice> choices,
        String hint,
        String fault) {

    /** What a telephone offers unless it is told of something better. */
    public static final String ALL_KEYS = "text";

    public FormField {
        choices = List.copyOf(choices);
    }

    /**
     * One of a few values.
     *
     * @param value the value; empty for none
     * @param chosen whether it is the one
     */
    public record Choice(String value, boolean chosen) {}

    /** Whether a box is ticked. */
    public boolean ticked() {
        return value.equals("true");
    }

    /** What its hint and its fault are called, for the field's {@code aria-describedby}. */
    public String described() {
        return name + "-h" + (fault.isEmpty() ? "" : " " + name + "-e");
    }
}
