package dev.erga.dashboard.action;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.RecurringTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the part of a confirmation in which people write when a recurring job is to fire. */
record ScheduleForm(JobMonitor monitor, Instant now, Texts texts) {

    private static final String DYNAMIC = "DYNAMIC";

    /** For a recurring job that code has made; nothing for another one. */
    Optional<EditForm> of(String id, Optional<Again> again) {
        return monitor.schedule(id)
                .filter(schedule -> schedule.origin().equals(DYNAMIC))
                .flatMap(RecurringTimes::of)
                .map(stored -> again.flatMap(shown -> shown.draft().wanted())
                        .map(wanted -> written(id, stored, wanted, again.orElseThrow()))
                        .orElseGet(() -> EditForm.of(
                                        new ScheduleFields(stored, stored, Optional.empty(), texts).fields(),
                                        Draft.written(stored),
                                        again,
                                        texts)
                                .asking(texts.get("edit.preview"))));
    }

    /** Looks into the future, unless what was written makes no sense. */
    private EditForm written(String id, RecurringTimes stored, RecurringTimes wanted, Again again) {
        try {
            List<String> coming =
                    new NextFires(wanted.zone(), texts).of(monitor.preview(id, wanted, now, NextFires.MANY));
            return form(stored, wanted, again).agreeable(coming, Draft.written(wanted));
        } catch (JobsException refused) {
            return form(stored, wanted, again.because("refused", refused))
                    .asking(texts.get("edit.preview"))
                    .refused();
        }
    }

    private EditForm form(RecurringTimes stored, RecurringTimes wanted, Again again) {
        return EditForm.of(
                new ScheduleFields(stored, wanted, again.refusal(), texts).fields(),
                Draft.written(stored),
                Optional.of(again),
                texts);
    }
}
