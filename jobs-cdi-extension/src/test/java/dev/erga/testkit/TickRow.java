package dev.erga.testkit;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;

/** What happened to members of a batch and is not counted yet: some were added, or some ended so. */
record TickRow(long number, BatchId batch, long added, JobState end, long count) {}
