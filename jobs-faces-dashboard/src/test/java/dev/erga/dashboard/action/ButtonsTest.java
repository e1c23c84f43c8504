package dev.erga.dashboard.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.text.Texts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ButtonsTest {

    private static final Buttons OPERATORS = new Buttons(Texts.english(), DashboardRole.OPERATOR::includes);

    @Test
    void a_button_that_opens_a_confirmation_ends_with_dots_and_names_its_subject() {
        ActionButton button = OPERATORS.of(Action.PAUSE_QUEUE, "mail & more");

        assertThat(button.open()).isTrue();
        assertThat(button.word()).isEqualTo("Pause…");
        assertThat(button.what()).isEqualTo("mail & more");
        assertThat(button.address()).isEqualTo("/confirm?do=pause-queue&on=mail+%26+more");
        assertThat(button.back("/queues?x=1").address()).endsWith("&back=%2Fqueues%3Fx%3D1");
        assertThat(button.primary().tone()).isEqualTo("erga-do");
    }

    @Test
    void a_button_that_leads_nowhere_says_why_and_has_no_address() {
        ActionButton button = OPERATORS.of(Action.PAUSE_QUEUE, "mail", Optional.of("paused by Easter"));

        assertThat(button.open()).isFalse();
        assertThat(button.why()).isEqualTo("paused by Easter");
        assertThat(button.back("/queues").primary().address()).isEmpty();
        assertThat(button.word()).isEqualTo("Pause");
    }

    @Test
    void the_missing_role_is_the_first_reason() {
        assertThat(OPERATORS.of(Action.DELETE, "x", Optional.of("over already")).why())
                .isEqualTo("needs the admin’s role");
    }

    @Test
    void what_takes_something_away_looks_like_it() {
        assertThat(OPERATORS.of(Action.CANCEL, "x").tone()).isEqualTo("erga-harm");
        assertThat(OPERATORS.of(Action.REQUEUE, "x").tone()).isEmpty();
    }
}
