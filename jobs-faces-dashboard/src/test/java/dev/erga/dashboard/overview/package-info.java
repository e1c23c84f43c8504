/** Tests of the overview. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.overview;
