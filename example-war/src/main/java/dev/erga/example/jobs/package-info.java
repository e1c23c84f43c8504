/** What became of a job, and the schedules, for callers of the shop's API. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.jobs;
