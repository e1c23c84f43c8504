package dev.erga.dashboard.overview;

/**
 * A line across a chart, and what it stands for.
 *
 * @param at where it is, from above
 * @param text the height of its word, from above
 * @param value what it stands for
 */
public record ChartLine(String at, String text, String value) {}
