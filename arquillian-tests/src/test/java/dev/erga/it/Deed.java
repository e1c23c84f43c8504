package dev.erga.it;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.action.Action;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that people do in the dashboard, by a form that they were shown before.
 *
 * @param action which of the dashboard's actions; empty for the start of a job, which has a page of its own
 */
record Deed(Optional<Action> action) {

    /** What is started. */
    static final String STARTABLE = "GoodwillMail.send";

    private static final Deed START = new Deed(Optional.empty());

    /** All that there are: who adds an action to the dashboard has it tested here. */
    static List<Deed> all() {
        return Stream.concat(Stream.of(Action.values()).map(action -> new Deed(Optional.of(action))), Stream.of(START))
                .toList();
    }

    DashboardRole role() {
        return action.map(Action::role).orElse(DashboardRole.OPERATOR);
    }

    boolean isStart() {
        return action.isEmpty();
    }

    /** Whether something is written anew by it, in a form that comes back when it does not do. */
    boolean edits() {
        return toString().startsWith("edit-");
    }

    /** Whether a job of its own does it: what is sent again then comes to the same job. */
    boolean isErrand() {
        return toString().endsWith("-matching");
    }

    /** Where it is sent. */
    String address() {
        return "erga" + action.map(Action::place).orElse("/start");
    }

    /** Where its form is shown. */
    String form(Subject subject) {
        return "erga" + action.map(known -> known.confirmation(subject.id())).orElse("/start?on=" + subject.id());
    }

    /** What the form sends, but for the reason and the token. */
    String fields(Subject subject) {
        return "on=" + URLEncoder.encode(subject.id(), StandardCharsets.UTF_8)
                + action.map(known -> fields(known, subject))
                        .orElse("&a0=" + subject.mark() + "%40example.org&a1=10&when=now");
    }

    private static String fields(Action action, Subject subject) {
        return switch (action) {
            case EDIT_AND_REQUEUE -> "&a0=%22" + subject.mark() + "+anew%22";
            case EDIT_RECURRING -> "&expression=0+9+1+1+*&zone=UTC&misfire=SKIP&agreed=SKIP%7CUTC%7C0+9+1+1+*";
            default -> "&time=2099-01-01T00%3A00";
        };
    }

    @Override
    public String toString() {
        return action.map(Action::word).orElse("start");
    }
}
