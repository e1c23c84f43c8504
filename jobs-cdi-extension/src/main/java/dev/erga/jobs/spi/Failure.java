package dev.erga.jobs.spi;

/**
 * An exception as it is kept.
 *
 * @param type the class name, cut at 300 characters; empty for jobs in {@linkplain #quarantine quarantine}
 * @param message the message, cut at 2,000 characters
 * @param stack the stack trace, cut at 16,000 characters
 * @param place where it came out of the application's own code, such as {@code com.acme.Mailer.send(Mailer.java:64)}, or else the
 *     job method's name; cut at 300 characters
 */
public record Failure(String type, String message, String stack, String place) {

    private static final int TYPE = 300;
    private static final int MESSAGE = 2_000;
    private static final int STACK = 16_000;
    private static final int PLACE = 300;

    public Failure {
        type = ShownText.cut(type, TYPE);
        message = ShownText.cut(message, MESSAGE);
        stack = ShownText.cut(stack, STACK);
        place = ShownText.cut(place, PLACE);
    }

    /** One of which it is not known where it came from. */
    public Failure(String type, String message, String stack) {
        this(type, message, stack, "");
    }

    /** What is counted as the failure of a job that was taken from its last dead node: nothing was thrown. */
    public static Failure quarantine(String jobName) {
        return new Failure("", "", "", jobName);
    }

    /**
     * What failures of the same kind share: a few letters and digits that come of the type and the place, but not of the line
     * in its file, which changes with each edit above it.
     */
    public String key() {
        return FailureKey.of(type, place);
    }
}
