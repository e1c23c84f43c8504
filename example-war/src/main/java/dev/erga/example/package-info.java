/** A small subscription shop that shows each of Erga's capabilities in a class of its own. */
@org.jspecify.annotations.NullMarked
package dev.erga.example;
