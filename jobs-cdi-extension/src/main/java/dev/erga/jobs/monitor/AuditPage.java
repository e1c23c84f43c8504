package dev.erga.jobs.monitor;

import java.util.List;
import java.util.Optional;

/**
 * One page of the audit.
 *
 * @param entries newest first
 * @param next what to give {@link AuditFilter#olderThan} for the next page; empty on the last
 */
public record AuditPage(List<AuditEntry> entries, Optional<Long> next) {

    public AuditPage {
        entries = List.copyOf(entries);
    }
}
