/** The newsletter: one mail for each reader, in bulk, in a queue of its own. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.newsletter;
