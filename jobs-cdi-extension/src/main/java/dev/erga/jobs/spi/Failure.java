package dev.erga.jobs.spi;

/**
 * An exception as it is kept.
 *
 * @param type the class name, cut at 300 characters
 * @param message the message, cut at 2,000 characters
 * @param stack the stack trace, cut at 16,000 characters
 */
public record Failure(String type, String message, String stack) {

    private static final int TYPE = 300;
    private static final int MESSAGE = 2_000;
    private static final int STACK = 16_000;

    public Failure {
        type = ShownText.cut(type, TYPE);
        message = ShownText.cut(message, MESSAGE);
        stack = ShownText.cut(stack, STACK);
    }
}
