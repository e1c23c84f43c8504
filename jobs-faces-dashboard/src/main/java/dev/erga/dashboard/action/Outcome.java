package dev.erga.dashboard.action;

import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came of an action, carried to the next page in its address; sealed, so that no link can claim what never happened.
 *
 * @param action what was to be done
 * @param subject to what; empty if it was more than one
 * @param total how many it was to be done to
 * @param changed how many of them have changed
 */
record Outcome(Action action, String subject, int total, int changed) {

    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final Pattern COUNT = Pattern.compile("\\d{1,4}");

    static Outcome of(Order order, long changed) {
        return new Outcome(
                order.action(),
                order.isSingle() ? order.subjects().get(0) : "",
                order.subjects().size(),
                (int) changed);
    }

    /** The address of a page, with what the page is to tell. */
    String at(String place, HttpServletRequest request, Clock clock) {
        String seal = BrowserSecret.of(request)
                .map(secret -> new Seal(secret).on(words(), clock.instant()))
                .orElse("");
        return place + (place.contains("?") ? "&" : "?") + "done=" + action.word() + "&on="
                + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "&of=" + total + "&changed=" + changed + "&seal="
                + seal;
    }

    /** The outcome that the address of a page tells of. */
    static Optional<Outcome> told(HttpServletRequest request, Clock clock) {
        String seal = parameter(request, "seal");
        if (seal.isEmpty()) {
            return Optional.empty();
        }
        return claimed(request)
                .filter(outcome -> BrowserSecret.of(request)
                        .filter(secret -> new Seal(secret).isOn(outcome.words(), seal, clock.instant(), FRESH))
                        .isPresent());
    }

    private static Optional<Outcome> claimed(HttpServletRequest request) {
        return Action.named(parameter(request, "done"))
                .map(action ->
                        new Outcome(action, parameter(request, "on"), count(request, "of"), count(request, "changed")));
    }

    String sentence(Texts texts) {
        String key = "action." + action.word();
        return total == 1
                ? texts.get(key + (changed == 1 ? ".done" : ".void"), subject)
                : texts.get(
                        "action.many.done",
                        texts.get(key + ".button"),
                        Numbers.grouped(changed),
                        Numbers.grouped(total));
    }

    private List<String> words() {
        return List.of("done", action.word(), subject, String.valueOf(total), String.valueOf(changed));
    }

    private static int count(HttpServletRequest request, String name) {
        String text = parameter(request, name);
        return COUNT.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
