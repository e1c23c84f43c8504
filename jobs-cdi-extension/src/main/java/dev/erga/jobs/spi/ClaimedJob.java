package dev.erga.jobs.spi;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A job granted to a node.
 *
 * @param lease the right to run it
 * @param name the job method's name
 * @param queue where it came from
 * @param priority 1 first, 9 last
 * @param attempt the number of the attempt that now begins, 1 for the first
 * @param crashes how many nodes it may have killed so far
 * @param arguments the JSON array as stored, not yet read
 * @param maxAttempts the caller's own limit
 * @param recurringId the schedule that made it
 * @param firedFor the nominal time of the fire that made it
 * @param startedAt the moment of the grant, by the database's clock
 */
public record ClaimedJob(
        Lease lease,
        String name,
        String queue,
        int priority,
        int attempt,
        int crashes,
        String arguments,
        OptionalInt maxAttempts,
        Optional<String> recurringId,
        Optional<Instant> firedFor,
        Instant startedAt) {}
