package dev.erga.dashboard.recurring;

import dev.erga.dashboard.frame.FoundPage;
import dev.erga.dashboard.frame.Reading;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** One recurring job for its view, which knows it as {@code ergaSchedule}; read once for each request. */
@Named("ergaSchedule")
@RequestScoped
public class ScheduleSheetPage extends FoundPage<ScheduleSheet> {

    @Override
    protected Optional<ScheduleSheet> find(Reading reading) {
        ScheduleQuery query = ScheduleQuery.parse(reading::parameter);
        Reader reader = Reader.of(reading.now(), reading.texts(), reading.buttons());
        return ScheduleData.read(reading.monitor(), query, reading.now())
                .map(data -> ScheduleSheet.of(data, query, reader));
    }

    @Override
    protected String title(ScheduleSheet sheet) {
        return sheet.id();
    }

    @Override
    protected String missing() {
        return "recurring.missing";
    }
}
