package dev.erga.dashboard.recurring;

import dev.erga.dashboard.frame.ReadPage;
import dev.erga.dashboard.frame.Reading;
import dev.erga.jobs.monitor.RecurringFilter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The list of recurring jobs for its view, which knows it as {@code ergaSchedules}; read once for each request. */
@Named("ergaSchedules")
@RequestScoped
public class SchedulesPage extends ReadPage<Schedules> {

    private static final int PAGE = 50;

    @Override
    protected Schedules read(Reading reading) {
        ScheduleQuery query = ScheduleQuery.parse(reading::parameter);
        RecurringFilter first = RecurringFilter.all().limit(PAGE);
        return Schedules.of(
                reading.monitor().schedules(query.after().map(first::following).orElse(first)),
                query,
                Reader.of(reading.now(), reading.texts(), reading.buttons()));
    }
}
