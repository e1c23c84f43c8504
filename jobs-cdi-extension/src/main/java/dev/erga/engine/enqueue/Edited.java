package dev.erga.engine.enqueue;

import dev.erga.jobs.spi.JobEdit;

/**
 * Arguments that were found good.
 *
 * @param edit what is to be stored
 * @param before what was changed, as it was, in few words and without secrets
 * @param after the same as it is to be
 */
public record Edited(JobEdit edit, String before, String after) {}
