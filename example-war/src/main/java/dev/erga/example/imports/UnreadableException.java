package dev.erga.example.imports;

import org.jspecify.annotations.Nullable;

/** An upload that breaks its format's rules, so that nobody can tell its rows apart. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;

    /**
     * Says where and why.
     *
     * @param line 1 for the first
     */
    UnreadableException(long line, String why, @Nullable Throwable cause) {
        super(why, cause);
        this.line = line;
    }

    long line() {
        return line;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
