package dev.erga.dashboard.text;

/**
 * One point in time, ready for a {@code <time>} element.
 *
 * @param iso the exact time for machines, ISO-8601 in UTC
 * @param words what the page shows
 * @param exact the exact time for people
 */
public record Moment(String iso, String words, String exact) {}
