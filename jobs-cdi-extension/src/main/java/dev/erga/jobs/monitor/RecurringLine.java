package dev.erga.jobs.monitor;

import java.util.List;
import java.util.Optional;

/**
 * One schedule as a line of a list.
 *
 * @param schedule the schedule
 * @param latest the latest entries of its ledger, newest first
 * @param clocksSet the first of its next 10 fires that is touched by clocks being set; empty if none is
 */
public record RecurringLine(RecurringDetails schedule, List<FireRun> latest, Optional<UpcomingFire> clocksSet) {

    public RecurringLine {
        latest = List.copyOf(latest);
    }
}
