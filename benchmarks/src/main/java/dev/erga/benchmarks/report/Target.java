package dev.erga.benchmarks.report;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One figure that is aimed at, and what was measured.
 *
 * @param what of what it is a figure
 * @param limit the figure that is aimed at
 * @param atLeast whether more is better
 * @param unit what follows the figure
 * @param measured nothing if it was not
 */
record Target(String what, double limit, boolean atLeast, String unit, OptionalDouble measured) {

    static Target atLeast(double limit, String unit, String what, OptionalDouble measured) {
        return new Target(what, limit, true, unit, measured);
    }

    static Target atMost(double limit, String unit, String what, OptionalDouble measured) {
        return new Target(what, limit, false, unit, measured);
    }

    String wanted() {
        return (atLeast ? "≥ " : "≤ ") + number(limit) + " " + unit;
    }

    String found() {
        return measured.isPresent() ? number(measured.getAsDouble()) + " " + unit : "not measured";
    }

    /** How far it is off, if it is not met. */
    String verdict() {
        if (measured.isEmpty()) {
            return "–";
        }
        double value = measured.getAsDouble();
        boolean met = atLeast ? value >= limit : value <= limit;
        if (met) {
            return "met";
        }
        return atLeast
                ? String.format(Locale.ROOT, "**%.0f %%** of it", Math.floor(100 * value / limit))
                : String.format(Locale.ROOT, "**%.2f times** as much", value / limit);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 1_000 ? "%.2f" : "%,.0f", value);
    }
}
