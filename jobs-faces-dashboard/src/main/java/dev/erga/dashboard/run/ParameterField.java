package dev.erga.dashboard.run;

import dev.erga.dashboard.action.FormField;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.StartParameter;
import java.util.List;
import java.util.stream.Stream;

/** Makes the fields for starting a job of a method's parameters. */
final class ParameterField {

    private ParameterField() {}

    /** How the field of the parameter at that place is posted. */
    static String name(int place) {
        return "a" + place;
    }

    static FormField of(StartParameter parameter, int place, String written, String fault, Texts texts) {
        return new FormField(
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
            default -> FormField.ALL_KEYS;
        };
    }

    private static List<FormField.Choice> choices(StartParameter parameter, String written) {
        Stream<String> values = parameter.required()
                ? parameter.choices().stream()
                : Stream.concat(Stream.of(""), parameter.choices().stream());
        return values.map(value -> new FormField.Choice(value, value.equals(written)))
                .toList();
    }
}
