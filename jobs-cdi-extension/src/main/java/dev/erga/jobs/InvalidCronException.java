package dev.erga.jobs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ERGA-0209: a text that {@link CronSchedule#parse} refuses, with the place and the rule it breaks. */
public final class InvalidCronException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String expression;
    private final int position;
    private final String reason;
    private final @Nullable String suggestion;

    InvalidCronException(String expression, int position, String reason, @Nullable String suggestion) {
        super(ValueMessages.badCron(expression, position, reason, suggestion).toString());
        this.expression = expression;
        this.position = position;
        this.reason = reason;
        this.suggestion = suggestion;
    }

    /** The text as it was given. */
    public String expression() {
        return expression;
    }

    /** Where in the text the offending piece begins: 0 for the first character, at most the text's length. */
    public int position() {
        return position;
    }

    /** The rule and what was found instead, such as {@code hour must be 0-23, found 25}. */
    public String reason() {
        return reason;
    }

    /** A valid expression that was probably meant, if one suggests itself. */
    public Optional<String> suggestion() {
        return Optional.ofNullable(suggestion);
    }

    /** The same in the four parts that every numbered error has. */
    public Problem problem() {
        return ValueMessages.badCron(expression, position, reason, suggestion);
    }
}
