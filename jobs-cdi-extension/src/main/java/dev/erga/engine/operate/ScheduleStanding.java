package dev.erga.engine.operate;

import dev.erga.jobs.monitor.RecurringTimes;
import dev.erga.jobs.spi.LockedSchedule;
import java.time.Instant;
import java.util.Optional;

/** What the audit says of how a schedule stands. */
final class ScheduleStanding {

    private ScheduleStanding() {}

    static String pause(LockedSchedule schedule) {
        return schedule.pause()
                .filter(pause -> pause.isInForceAt(schedule.now()))
                .map(pause -> paused(pause.until()))
                .orElse(StoreOperator.RUNNING);
    }

    static String paused(Optional<Instant> until) {
        return StoreOperator.PAUSED + until.map(end -> " until " + end).orElse("");
    }

    static String times(RecurringTimes times) {
        return times.misfire() + ", " + times.zone() + ", " + times.expression();
    }
}
