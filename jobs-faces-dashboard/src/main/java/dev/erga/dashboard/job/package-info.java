/** One job with all that is known of it: why it is where it is, its attempts, and what belongs to it. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.job;
