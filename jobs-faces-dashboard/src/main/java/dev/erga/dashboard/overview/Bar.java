package dev.erga.dashboard.overview;

/**
 * What ended in one step, as shapes. Numbers as SVG wants them; those of shapes that are not there are empty.
 *
 * @param title what it says when it is pointed at
 * @param left where it begins, in percent of the width
 * @param width how wide it is, in percent of the width
 * @param good where that which succeeded begins, from above
 * @param goodHeight how high it is
 * @param bad where that which failed begins, from above
 * @param badHeight how high it is
 */
public record Bar(
        String title, String left, String width, String good, String goodHeight, String bad, String badHeight) {}
