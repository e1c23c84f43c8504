/** The way from an address to a view: the filter, the phase listener, and the views themselves out of the jar. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.view;
