package dev.erga.jobs.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a job comes from.
 *
 * @param tenant whose job it is
 * @param createdBy who enqueued it, where the container knew
 * @param createdAt when it was stored, by the database's clock
 */
public record Origin(Optional<String> tenant, Optional<String> createdBy, Instant createdAt) {}
