/** Puts the dashboard into the application when it is deployed. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.start;
