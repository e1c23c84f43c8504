package dev.erga.dashboard.recurring;

import dev.erga.jobs.monitor.FireRun;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.LedgerFilter;
import dev.erga.jobs.monitor.LedgerPage;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.UpcomingFire;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the page of a recurring job reads.
 *
 * @param schedule the recurring job
 * @param coming its next fires
 * @param latest the end of its ledger
 * @param page the page of its ledger that was asked for
 */
record ScheduleData(RecurringDetails schedule, List<UpcomingFire> coming, List<FireRun> latest, LedgerPage page) {

    private static final int COMING = 10;

    static Optional<ScheduleData> read(JobMonitor monitor, ScheduleQuery query, Instant now) {
        return query.id().flatMap(monitor::schedule).map(schedule -> read(monitor, schedule, query, now));
    }

    private static ScheduleData read(JobMonitor monitor, RecurringDetails schedule, ScheduleQuery query, Instant now) {
        LedgerFilter end = LedgerFilter.of(schedule.id());
        LedgerPage latest = monitor.ledger(end);
        return new ScheduleData(
                schedule,
                monitor.upcoming(schedule.id(), now, COMING),
                latest.entries(),
                query.before().map(end::olderThan).map(monitor::ledger).orElse(latest));
    }
}
