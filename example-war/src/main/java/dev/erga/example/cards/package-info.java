/** Cards: a secret argument, and jobs that follow another's success or failure. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.cards;
