package dev.erga.engine.work;

import dev.erga.jobs.spi.Lease;

/**
 * What the end of an attempt says of its job method.
 *
 * @param lease under which it ran
 * @param good whether the method works
 * @param reason if it does not, why not
 */
record Verdict(Lease lease, boolean good, String reason) {}
