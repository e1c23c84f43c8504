package dev.erga.dashboard.run;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.StartParameter;
import java.util.List;
import java.util.stream.Stream;

/**
 * The field of one parameter.
 *
 * @param name what it is posted as, and its id in the page
 * @param label the parameter's name
 * @param type the parameter's type
 * @param shape which field it is, by the word that the view knows: a line, a list to choose from, a box or an area
 * @param input the type of a line
 * @param keyboard which keys a telephone offers for a line; {@code text} for all
 * @param value what is written in it
 * @param choices what can be chosen
 * @param hint what is asked of it; empty for nothing
 * @param fault what is wrong; empty for nothing
 */
public record Field(
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

    /**
     * One of a few values.
     *
     * @param value the value; empty for none
     * @param chosen whether it is the one
     */
    public record Choice(String value, boolean chosen) {}

    /** How the field of the parameter at that place is posted. */
    static String name(int place) {
        return "a" + place;
    }

    static Field of(StartParameter parameter, int place, String written, String fault, Texts texts) {
        return new Field(
                name(place),
                parameter.name(),
                parameter.type(),
                shape(parameter),
                Hints.input(parameter),
                keyboard(parameter.kind()),
                // What is secret does not come back from the server, not even to who wrote it.
                parameter.secret() ? "" : written,
                choices(parameter, written),
                new Hints(texts).of(parameter),
                fault);
    }

    /** What its hint and its fault are called, for the field's {@code aria-describedby}. */
    public String described() {
        return name + "-h" + (fault.isEmpty() ? "" : " " + name + "-e");
    }

    /** Whether a box is ticked. */
    public boolean ticked() {
        return value.equals("true");
    }

    private static String shape(StartParameter parameter) {
        if (parameter.secret()) {
            return "line";
        }
        return switch (parameter.kind()) {
            case CHOICE -> "choice";
            case BOOLEAN -> "box";
            case JSON -> "area";
            default -> "line";
        };
    }

    private static String keyboard(StartParameter.Kind kind) {
        return switch (kind) {
            case INTEGER -> "numeric";
            case DECIMAL -> "decimal";
            default -> "text";
        };
    }

    private static List<Choice> choices(StartParameter parameter, String written) {
        Stream<String> values = parameter.required()
                ? parameter.choices().stream()
                : Stream.concat(Stream.of(""), parameter.choices().stream());
        return values.map(value -> new Choice(value, value.equals(written))).toList();
    }
}
