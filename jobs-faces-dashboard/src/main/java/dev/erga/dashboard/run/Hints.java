package dev.erga.dashboard.run;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.StartConstraint;
import dev.erga.jobs.monitor.StartParameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands beside a field before anything is wrong with it: its constraints in words. */
record Hints(Texts texts) {

    private static final String NO_MOST = String.valueOf(Integer.MAX_VALUE);

    /** One line; empty if there is nothing to say. */
    String of(StartParameter parameter) {
        // A box is never without a value.
        boolean required = parameter.required() && parameter.kind() != StartParameter.Kind.BOOLEAN;
        Stream<String> own = required ? Stream.of(texts.get("start.hint.required")) : Stream.empty();
        Stream<String> form = form(parameter.kind()).stream();
        Stream<String> constraints = parameter.constraints().stream().flatMap(each -> words(each).stream());
        Stream<String> secret = parameter.secret() ? Stream.of(texts.get("start.hint.secret")) : Stream.empty();
        return Stream.of(own, form, constraints, secret).flatMap(part -> part).collect(Collectors.joining(" · "));
    }

    private Optional<String> form(StartParameter.Kind kind) {
        return switch (kind) {
            case INSTANT -> Optional.of(texts.get("start.hint.utc"));
            case JSON -> Optional.of(texts.get("start.hint.json"));
            default -> Optional.empty();
        };
    }

    private Optional<String> words(StartConstraint constraint) {
        return switch (constraint.name()) {
            case "Size" -> size(constraint);
            case "Min", "DecimalMin" -> with("start.hint.min", constraint, "value");
            case "Max", "DecimalMax" -> with("start.hint.max", constraint, "value");
            case "Pattern" -> with("start.hint.pattern", constraint, "regexp");
            case "Digits" ->
                Optional.of(texts.get(
                        "start.hint.digits", attribute(constraint, "integer"), attribute(constraint, "fraction")));
            case "Positive",
                    "PositiveOrZero",
                    "Negative",
                    "NegativeOrZero",
                    "Email",
                    "NotBlank",
                    "Past",
                    "PastOrPresent",
                    "Future",
                    "FutureOrPresent" -> Optional.of(texts.get("start.hint." + constraint.name()));
            default -> Optional.empty();
        };
    }

    private Optional<String> size(StartConstraint constraint) {
        String least = attribute(constraint, "min");
        String most = attribute(constraint, "max");
        if (most.equals(NO_MOST)) {
            return least.equals("0") ? Optional.empty() : Optional.of(texts.get("start.hint.least", least));
        }
        return Optional.of(
                least.equals("0") ? texts.get("start.hint.most", most) : texts.get("start.hint.between", least, most));
    }

    private Optional<String> with(String key, StartConstraint constraint, String attribute) {
        return Optional.of(texts.get(key, attribute(constraint, attribute)));
    }

    private static String attribute(StartConstraint constraint, String name) {
        return constraint.attributes().getOrDefault(name, "");
    }

    /** The type of the input; empty for one that is no single-line input. */
    static String input(StartParameter parameter) {
        if (parameter.secret()) {
            return "password";
        }
        return switch (parameter.kind()) {
            case DATE -> "date";
            case TIME -> "time";
            case DATE_TIME, INSTANT -> "datetime-local";
            case TEXT -> isEmail(parameter.constraints()) ? "email" : "text";
            case WORD, INTEGER, DECIMAL -> "text";
            case BOOLEAN, CHOICE, JSON -> "";
        };
    }

    private static boolean isEmail(List<StartConstraint> constraints) {
        return constraints.stream().anyMatch(each -> each.name().equals("Email"));
    }
}
