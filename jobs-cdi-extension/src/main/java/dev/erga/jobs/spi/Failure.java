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
        type = cut(type, TYPE);
        message = cut(message, MESSAGE);
        stack = cut(stack, STACK);
    }

    /** Cut to the limit without tearing a pair of surrogates; NUL, which PostgreSQL refuses, becomes a mark. */
    private static String cut(String text, int limit) {
        String clean = text.replace('\0', '\uFFFD');
        if (clean.length() <= limit) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return clean.substring(0, end) + "…";
    }
}
