/** Tests of the pages of batches. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.batches;
