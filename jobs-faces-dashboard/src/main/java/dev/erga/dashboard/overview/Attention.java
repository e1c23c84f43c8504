package dev.erga.dashboard.overview;

/**
 * One thing that a person should look at.
 *
 * @param icon the id of its shape
 * @param tone the class of its colour
 * @param fact what is the case
 * @param note what follows from it, or what to do
 * @param link where it is proved: what follows the dashboard's address
 */
public record Attention(String icon, String tone, String fact, String note, String link) {}
