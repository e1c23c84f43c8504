/** How the shop says no: numbered problems in one file, and the JSON in which they reach the caller. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.errors;
