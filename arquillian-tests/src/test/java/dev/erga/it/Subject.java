package dev.erga.it;

/**
 * To what something is done.
 *
 * @param id as it is posted
 * @param mark a word that stands in all that it is made of, and is the reason that is given
 */
record Subject(String id, String mark) {}
