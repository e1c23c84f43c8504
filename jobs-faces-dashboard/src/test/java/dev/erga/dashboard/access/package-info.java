/** Tests of the door. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.access;
