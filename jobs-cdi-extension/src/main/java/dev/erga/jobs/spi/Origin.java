package dev.erga.jobs.spi;

import dev.erga.jobs.Parent;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a job comes from.
 *
 * @param tenant whose job it is
 * @param createdBy who enqueued it, where the container knew
 * @param createdAt when it was stored, by the database's clock
 * @param parent the job or batch that it was put in to follow, which may be gone by now
 */
public record Origin(Optional<String> tenant, Optional<String> createdBy, Instant createdAt, Optional<Parent> parent) {}
