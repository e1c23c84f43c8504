package dev.erga.dashboard.text;

import dev.erga.jobs.monitor.FailureGroup;
import java.util.concurrent.TimeoutException;

/**
 * How one way to fail is called.
 *
 * @param words what happened, such as {@code MailConnectException}
 * @param place where, such as {@code Mailer.connect(Mailer.java:88)}
 * @param full both with their packages
 */
public record FailureTitle(String words, String place, String full) {

    /** That of a group. */
    public static FailureTitle of(FailureGroup group, Texts texts) {
        String type = group.type().orElse("");
        return new FailureTitle(
                words(type, group.place(), texts),
                shortened(group.place()),
                type.isEmpty() ? group.place() : texts.get("failure.both", type, group.place()));
    }

    /** {@code MailConnectException in Mailer.connect(Mailer.java:88)}. */
    public String both(Texts texts) {
        return place.isEmpty() ? words : texts.get("failure.both", words, place);
    }

    private static String words(String type, String place, Texts texts) {
        if (type.isEmpty()) {
            return texts.get("failure.quarantine");
        }
        // Erga's own, of an attempt that threw nothing: one that was thrown has the place it came from.
        boolean late = type.equals(TimeoutException.class.getName()) && place.indexOf('(') < 0;
        return late ? texts.get("failure.timeout") : type.substring(type.lastIndexOf('.') + 1);
    }

    /** Class, method and what follows in brackets. */
    private static String shortened(String place) {
        int bracket = place.indexOf('(');
        int end = bracket < 0 ? place.length() : bracket;
        int method = place.lastIndexOf('.', end - 1);
        int type = method < 0 ? -1 : place.lastIndexOf('.', method - 1);
        return place.substring(type + 1);
    }
}
