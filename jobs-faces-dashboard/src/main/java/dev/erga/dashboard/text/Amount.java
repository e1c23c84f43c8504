package dev.erga.dashboard.text;

/**
 * A number with its unit apart, so that a page can show the unit thinner.
 *
 * @param value such as {@code 4 min 31}
 * @param unit such as {@code s}; empty where there is nothing to measure
 */
public record Amount(String value, String unit) {

    /** The dash that stands for "there is none". */
    public static final Amount NONE = new Amount("–", "");
}
