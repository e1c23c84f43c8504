package dev.erga.jobs.spi;

/** Text from anywhere, made fit to be kept for people to read. */
final class ShownText {

    private ShownText() {}

    /** Cut to the limit without tearing a pair of surrogates; NUL, which PostgreSQL refuses, becomes a mark. */
    static String cut(String text, int limit) {
        String clean = text.replace('\0', '\uFFFD');
        if (clean.length() <= limit) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return clean.substring(0, end) + "…";
    }
}
