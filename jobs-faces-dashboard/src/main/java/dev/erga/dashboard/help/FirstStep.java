package dev.erga.dashboard.help;

import dev.erga.dashboard.text.Texts;

/**
 * One thing to see to before an application with jobs is at home.
 *
 * @param icon the id of its shape
 * @param tone the class of its colour
 * @param state whether it is done, as a word
 * @param title what is the case
 * @param note why that matters, or the fact that shows it
 * @param line the one line that mends it; empty if it is done
 */
public record FirstStep(String icon, String tone, String state, String title, String note, String line) {

    /** One that is done, with the texts {@code steps.<name>.done} and {@code .fact}. */
    static FirstStep done(String name, Texts texts, Object... values) {
        return new FirstStep(
                "erga-succeeded",
                "erga-ok",
                texts.get("steps.done"),
                texts.get("steps." + name + ".done"),
                texts.get("steps." + name + ".fact", values),
                "");
    }

    /** One that is still to do, with the texts {@code steps.<name>.open}, {@code .why} and {@code .line}. */
    static FirstStep open(String name, Texts texts) {
        return new FirstStep(
                "erga-awaiting",
                "erga-warn",
                texts.get("steps.open"),
                texts.get("steps." + name + ".open"),
                texts.get("steps." + name + ".why"),
                texts.get("steps." + name + ".line"));
    }

    boolean isDone() {
        return line.isEmpty();
    }
}
