/** What the application's own pages can show of jobs: the tag {@code <erga:jobs>}. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.embed;
