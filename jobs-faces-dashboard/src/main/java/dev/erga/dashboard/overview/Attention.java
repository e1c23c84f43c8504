package dev.erga.dashboard.overview;

/**
 * One thing that a person should look at.
 *
 * @param icon the id of its shape
 * @param tone the class of its colour
 * @param fact what is the case
 * @param note what follows from it, or what to do
 * @param query what the address of the list that proves it has after the question mark; empty for none
 */
public record Attention(String icon, String tone, String fact, String note, String query) {}
