package dev.erga.jobs.monitor;

import java.time.Instant;
import java.util.Set;

/**
 * One node incarnation: a running deployment that works, or did until lately.
 *
 * @param id the incarnation
 * @param name the name people know it by
 * @param state ACTIVE, DRAINING or DEAD
 * @param startedAt when it joined
 * @param leaseUntil when it counts as dead unless it renews
 * @param workers how many attempts it runs at once
 * @param version the version of Erga it runs
 * @param jobNames the job methods it declares, by their present and former names
 */
public record NodeDetails(
        String id,
        String name,
        String state,
        Instant startedAt,
        Instant leaseUntil,
        int workers,
        String version,
        Set<String> jobNames) {}
