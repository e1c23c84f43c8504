/** The overview: how many jobs stand where, the latest of them, and what needs attention. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.overview;
