/** The pages of batches: how far each has come, when it may end, and the jobs in it, failed ones first. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.batches;
