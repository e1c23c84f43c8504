/** The page of retries: which jobs wait for another attempt, why, and when they run. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.retries;
