/** Tests of what the application's own pages can show of jobs. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.embed;
