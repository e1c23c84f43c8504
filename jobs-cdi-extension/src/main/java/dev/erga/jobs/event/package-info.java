/** What happened to jobs, nodes and schedules, as records for CDI observers. */
@org.jspecify.annotations.NullMarked
package dev.erga.jobs.event;
