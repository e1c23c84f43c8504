package dev.erga.dashboard.run;

import dev.erga.jobs.monitor.StartParameter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody wrote into a field, as JSON.
 *
 * @param json the text for the engine; {@code null} where the field was left empty and need not be filled
 * @param fault the key of the text that says what is wrong; nothing if there is no such fault
 */
record JsonText(String json, Optional<String> fault) {

    private static final String NONE = "null";
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,100}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,100}(\\.\\d{1,100})?");

    static JsonText of(StartParameter parameter, String written) {
        String text = written.strip();
        return switch (parameter.kind()) {
            case TEXT -> good(quoted(written));
            case BOOLEAN -> good(text.equals("true") ? "true" : "false");
            default -> text.isEmpty() ? empty(parameter) : filled(parameter.kind(), text);
        };
    }

    private static JsonText empty(StartParameter parameter) {
        return parameter.required() ? bad("start.fault.empty") : good(NONE);
    }

    private static JsonText filled(StartParameter.Kind kind, String text) {
        try {
            return switch (kind) {
                // Written anew, for JSON knows no leading noughts.
                case INTEGER ->
                    INTEGER.matcher(text).matches()
                            ? good(new BigInteger(text).toString())
                            : bad("start.fault.integer");
                case DECIMAL ->
                    DECIMAL.matcher(text).matches()
                            ? good(new BigDecimal(text).toPlainString())
                            : bad("start.fault.decimal");
                case DATE -> good(quoted(LocalDate.parse(text).toString()));
                case TIME -> good(quoted(LocalTime.parse(text).toString()));
                case DATE_TIME -> good(quoted(LocalDateTime.parse(text).toString()));
                case INSTANT ->
                    good(quoted(
                            LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toString()));
                case JSON -> good(text);
                default -> good(quoted(text));
            };
        } catch (DateTimeException notATime) {
            return bad("start.fault." + kind.name().toLowerCase(Locale.ROOT));
        }
    }

    private static JsonText good(String json) {
        return new JsonText(json, Optional.empty());
    }

    private static JsonText bad(String fault) {
        return new JsonText(NONE, Optional.of(fault));
    }

    /** A JSON string. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"', '\\' -> json.append('\\').append(letter);
                default -> {
                    if (letter < ' ') {
                        json.append(String.format("\\u%04x", (int) letter));
                    } else {
                        json.append(letter);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
