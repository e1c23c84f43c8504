/** Holds the documentation to the code it shows. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.readme;
