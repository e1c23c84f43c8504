/**
 * Random histories of a store's verbs: what they answer and what they leave behind is compared with a small model, step by
 * step. New kinds of steps go into one of the lists that {@link dev.erga.testkit.history.Repertoire} gathers.
 */
@org.jspecify.annotations.NullMarked
package dev.erga.testkit.history;
