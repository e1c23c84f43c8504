package dev.erga.dashboard.overview;

/**
 * One thing that a person should look at.
 *
 * @param icon the id of its shape
 * @param tone the class of its colour
 * @param fact what is the case
 * @param note what follows from it, or what to do
 * @param address where the list is that proves it, below the dashboard's address; empty for none
 */
public record Attention(String icon, String tone, String fact, String note, String address) {}
