package dev.erga.dashboard.help;

/**
 * A word and what there is to say of it.
 *
 * @param name the word
 * @param words what there is to say
 */
public record HelpLine(String name, String words) {}
