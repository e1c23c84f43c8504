/** Tests of the dashboard's settings and rules, and the hand-made containers that the others use. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard;
