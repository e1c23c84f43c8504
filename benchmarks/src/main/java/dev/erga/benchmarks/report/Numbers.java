package dev.erga.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them: no more digits than were measured. */
final class Numbers {

    private static final double SMALL = 10;
    private static final double MEDIUM = 1_000;

    private Numbers() {}

    static String of(double value) {
        String format = value < SMALL ? "%.2f" : value < MEDIUM ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
