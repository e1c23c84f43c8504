/** What applications of several shapes have of their own, for the tests that put the dashboard into them. */
@org.jspecify.annotations.NullMarked
package dev.erga.it.host;
