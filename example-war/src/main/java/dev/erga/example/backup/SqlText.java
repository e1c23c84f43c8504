package dev.erga.example.backup;

import org.jspecify.annotations.Nullable;

/** Puts values and names into SQL text, for scripts that are files and cannot have parameters. */
final class SqlText {

    private SqlText() {}

    /** A value in single quotes, or {@code NULL}. */
    static String literal(@Nullable String value) {
        return value == null ? "NULL" : "'" + value.replace("'", "''") + "'";
    }

    /** A name in double quotes. */
    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
