package dev.erga.dashboard.overview;

/**
 * A time below a chart.
 *
 * @param left where it stands, in percent of the width
 * @param iso the time itself
 * @param words how it is told, in UTC
 * @param form in which form, for the script that tells it in another zone
 */
public record ChartTick(String left, String iso, String words, String form) {}
