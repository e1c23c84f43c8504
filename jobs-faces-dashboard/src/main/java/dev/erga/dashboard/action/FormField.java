package dev.erga.dashboard.action;

import java.util.List;

/**
 * A field in which something is written anew; finished words only. The view {@code field.xhtml} shows it.
 *
 * @param name what it is posted as, and its id in the page
 * @param label what it is for
 * @param type what is written in it
 * @param shape which field it is: a line, a choice or an area, as the view names it
 * @param input the type of a line
 * @param value what is written in it; hostile text is possible
 * @param choices what can be chosen
 * @param hint what is asked of it
 * @param fault what is wrong; empty for nothing
 */
public record FormField(
        String name,
        String label,
        String type,
        String shape,
        String input,
        String value,
        List<Choice> choices,
        String hint,
        String fault) {

    public FormField {
        choices = List.copyOf(choices);
    }

    /**
     * One of a few values.
     *
     * @param value the value
     * @param chosen whether it is the one
     */
    public record Choice(String value, boolean chosen) {}

    /** Which keys a telephone offers: all. */
    public String keyboard() {
        return "text";
    }

    /** Whether a box is ticked: there is none. */
    public boolean ticked() {
        return false;
    }

    /** What its hint and its fault are called, for the field's {@code aria-describedby}. */
    public String described() {
        return name + "-h" + (fault.isEmpty() ? "" : " " + name + "-e");
    }
}
