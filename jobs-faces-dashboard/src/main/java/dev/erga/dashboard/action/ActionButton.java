package dev.erga.dashboard.action;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A way to an action, or the reason why there is none now; finished words only. The views {@code action.xhtml} and {@code
 * action-mini.xhtml} show it.
 *
 * @param word what it says
 * @param what what the action is done to, for those who hear the page
 * @param address where it is confirmed, below the dashboard's address; empty if that cannot be
 * @param why why it cannot be; empty if it can
 * @param tone the class of its colour
 */
public record ActionButton(String word, String what, String address, String why, String tone) {

    /** Whether it leads anywhere. */
    public boolean open() {
        return why.isEmpty();
    }

    /** The same, the first one that eyes should fall on. */
    public ActionButton primary() {
        return open() ? new ActionButton(word, what, address, why, "erga-do") : this;
    }

    /** The same, and back to a page of the dashboard afterwards, given as what follows the dashboard's address. */
    public ActionButton back(String place) {
        return open()
                ? new ActionButton(
                        word, what, address + "&back=" + URLEncoder.encode(place, StandardCharsets.UTF_8), why, tone)
                : this;
    }
}
