package dev.erga.dashboard.action;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.text.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes the buttons of one page for one person.
 *
 * @param texts in the person's language
 * @param may whether the person may do what is open to a role
 */
public record Buttons(Texts texts, Predicate<DashboardRole> may) {

    /** The way to an action that the subject is fit for. */
    public ActionButton of(Action action, String subject) {
        return of(action, subject, Optional.empty());
    }

    /**
     * The way to an action.
     *
     * @param obstacle why it cannot be done to that subject now, in finished words; empty if it can
     */
    public ActionButton of(Action action, String subject, Optional<String> obstacle) {
        String word = texts.get("action." + action.word() + ".button");
        Optional<String> why = may.test(action.role()) ? obstacle : Optional.of(needed(action.role()));
        return why.map(reason -> new ActionButton(word, subject, "", reason, ""))
                .orElseGet(() -> new ActionButton(
                        texts.get("action.opens", word),
                        subject,
                        action.confirmation(subject),
                        "",
                        action.isHarmful() ? "erga-harm" : ""));
    }

    private String needed(DashboardRole role) {
        return texts.get("action.needs." + role.name().toLowerCase(Locale.ROOT));
    }
}
