package dev.erga.dashboard.overview;

/**
 * Another way to look at a chart.
 *
 * @param words what it is called
 * @param query what its address has after the question mark; may be empty
 * @param current whether it is the one shown
 */
public record ChartChoice(String words, String query, boolean current) {}
