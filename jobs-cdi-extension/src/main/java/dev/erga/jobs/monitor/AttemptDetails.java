package dev.erga.jobs.monitor;

import java.time.Instant;
import java.util.Optional;

/**
 * An attempt that did not end well.
 *
 * @param attempt 1 for the first
 * @param token the fencing token it ran under
 * @param outcome how it ended: FAILED, TIMED_OUT, CANCELLED, RESCUED, UNREADABLE
 * @param node the node incarnation that ran it
 * @param startedAt when it started, by the database's clock
 * @param endedAt when that was recorded, by the database's clock
 * @param errorType the exception's class name
 * @param message the exception's message, at most 2,000 characters; hostile text is possible
 * @param stack the stack trace, at most 16 KB
 */
public record AttemptDetails(
        int attempt,
        long token,
        String outcome,
        String node,
        Optional<Instant> startedAt,
        Instant endedAt,
        Optional<String> errorType,
        Optional<String> message,
        Optional<String> stack) {}
