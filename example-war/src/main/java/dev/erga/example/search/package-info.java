/** Search over the customers, and the long job that builds its index in steps. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.search;
