package dev.erga.jobs;

/**
 * A piece of an expression that knows where it stood, so that a refusal can point at it.
 *
 * @param expression the whole, as the caller wrote it
 * @param position where the piece begins in it, 0 for the first character
 * @param text the piece, in capitals
 */
record CronToken(String expression, int position, String text) {

    private static final int SHOWN = 20;

    /** From one offset in this piece up to another. */
    CronToken part(int begin, int end) {
        return new CronToken(expression, position + begin, text.substring(begin, end));
    }

    /** From an offset in this piece to its end. */
    CronToken from(int begin) {
        return part(begin, text.length());
    }

    /** Whether it is digits, at most two as everywhere in cron: 007 is a typing error. */
    boolean isNumber() {
        return text.matches("[0-9]{1,2}");
    }

    /** The number it is, if it is one. */
    int number() {
        return Integer.parseInt(text);
    }

    /** How a message names it, as it was written: numbers bare, anything else quoted. */
    String found() {
        if (text.isEmpty()) {
            return "nothing";
        }
        String written = expression.substring(position, position + Math.min(text.length(), SHOWN));
        String shown = text.length() <= SHOWN ? written : written + "…";
        return text.matches("[0-9]+") ? shown : "\"" + shown + "\"";
    }

    /** The exception that says what is wrong with this piece. */
    InvalidCronException refuse(String reason) {
        return new InvalidCronException(expression, position, reason, null);
    }
}
