/** Jobs that only leave a row for each run, so that runs can be counted in the database. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.counting;
