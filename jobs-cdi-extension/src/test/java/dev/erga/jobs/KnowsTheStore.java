package dev.erga.jobs;

import dev.erga.jobs.spi.JobStore;

/** Breaks a rule: what users import knows nobody. */
public record KnowsTheStore(JobStore store) {}
