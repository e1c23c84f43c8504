package dev.erga.dashboard.action;

import dev.erga.dashboard.action.Confirmation.TimeInput;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import java.util.List;

/**
 * Puts the question.
 *
 * @param texts in the person's language
 * @param dashboard the dashboard's address with the context path
 * @param back where one goes afterwards, below it
 */
record Asking(Texts texts, String dashboard, String back) {

    /** About one thing. */
    Confirmation about(Order order, Stakes stakes, String token) {
        String key = "action." + order.action().word();
        String title = texts.get(key + ".title", stakes.name());
        String lead = texts.get(key + ".lead", stakes.values().toArray());
        return asked(order, title, lead, time(order.action(), stakes), token);
    }

    /** About several. */
    Confirmation aboutAll(Order order, String token) {
        Action action = order.action();
        String number = Numbers.grouped(order.subjects().size());
        String title = texts.get("action.many.title", texts.get("action." + action.word() + ".button"), number);
        TimeInput time = action.time() == TimeField.NONE ? TimeInput.NONE : input(action, "");
        return asked(order, title, texts.get("action.many.lead"), time, token);
    }

    private Confirmation asked(Order order, String title, String lead, TimeInput time, String token) {
        Action action = order.action();
        return new Confirmation(
                true,
                title,
                lead,
                texts.get("action." + action.word() + ".button"),
                action.isHarmful() ? "erga-harm" : "erga-do",
                order.subjects(),
                time,
                EditForm.NONE,
                token,
                dashboard + action.place(),
                back,
                dashboard + back);
    }

    private TimeInput time(Action action, Stakes stakes) {
        return action.time() == TimeField.NONE
                ? TimeInput.NONE
                : input(action, stakes.time().map(Form::written).orElse(""));
    }

    private TimeInput input(Action action, String value) {
        boolean required = action.time() == TimeField.REQUIRED;
        return new TimeInput(texts.get(required ? "confirm.time" : "confirm.end"), value, required);
    }

    /** Nothing to confirm, and why. */
    Confirmation refused(String kind) {
        return new Confirmation(
                false,
                texts.get("confirm." + kind + ".title"),
                texts.get("confirm." + kind + ".lead"),
                "",
                "",
                List.of(),
                TimeInput.NONE,
                EditForm.NONE,
                "",
                "",
                back,
                dashboard + back);
    }
}
