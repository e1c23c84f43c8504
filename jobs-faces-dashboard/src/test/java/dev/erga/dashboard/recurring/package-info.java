/** Tests of the pages of recurring jobs. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.recurring;
