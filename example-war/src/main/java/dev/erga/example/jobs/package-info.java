/** What became of jobs and batches, the queues and the schedules, for callers of the shop's API. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.jobs;
