package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** Hands that have no mouse. */
final class Keyboard {

    private static final int ENOUGH_TABS = 300;

    private static final String FOCUS = """
            element => [getComputedStyle(document.activeElement).outlineStyle, element === document.activeElement]
            """;

    private Keyboard() {}

    /** Presses Tab until the element has the focus, which must be seen at every stop. */
    static void tabTo(Page page, Locator element) {
        for (int tab = 0; tab < ENOUGH_TABS; tab++) {
            page.keyboard().press("Tab");
            List<?> focus = (List<?>) element.evaluate(FOCUS);
            assertThat(focus.get(0)).as("the outline of what has the focus").isNotEqualTo("none");
            if (focus.get(1).equals(true)) {
                return;
            }
        }
        throw new AssertionError("Tab never came to " + element);
    }

    /** Comes to a link or a button and presses it. */
    static void press(Page page, Locator element) {
        tabTo(page, element);
        page.keyboard().press("Enter");
    }

    /** Comes to a field and types a text over what is in it. */
    static void type(Page page, Locator field, String text) {
        tabTo(page, field);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }
}
