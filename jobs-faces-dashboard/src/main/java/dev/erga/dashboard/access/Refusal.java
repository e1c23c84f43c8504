package dev.erga.dashboard.access;

import dev.erga.dashboard.answer.PlainPage;
import dev.erga.dashboard.text.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Why somebody did not get in, and the page that says so: to whoever runs the application with the line that opens the
 * door, to everybody else with a reference to hand on.
 *
 * @param kind the part of the texts' keys that tells the cases apart
 * @param code the number under which the log has it
 * @param at when, so that the line in the log can be found
 */
record Refusal(String kind, String code, Instant at) {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Refusal closed(Instant at) {
        return new Refusal("unmapped", "ERGA-0701", at);
    }

    static Refusal wrongRole(Instant at) {
        return new Refusal("role", "ERGA-0702", at);
    }

    static Refusal noLogin(Instant at) {
        return new Refusal("login", "ERGA-0703", at);
    }

    /** Writes the page; {@code next} is where its button leads. */
    void answer(String next, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Texts texts = Texts.of(request);
        String user = request.getRemoteUser();
        Map<String, String> values = new HashMap<>();
        for (String part : new String[] {"lead", "open", "where", "line", "comment", "more", "nextText"}) {
            values.put(part, texts.get("closed." + kind + "." + part));
        }
        values.put("next", next);
        values.put("log", texts.get("closed.log", code));
        values.put("who", texts.get(user == null ? "closed.nobody" : "closed.signedIn"));
        values.put("user", user == null ? "" : user);
        values.put("reference", code + " " + CLOCK.format(at) + " UTC");
        PlainPage.closed(request, response, values);
    }
}
