package dev.erga.dashboard.job;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.frame.FoundPage;
import dev.erga.dashboard.frame.Reading;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** One job for its view, which knows it as {@code ergaJob}; read once for each request. */
@Named("ergaJob")
@RequestScoped
public class JobSheetPage extends FoundPage<JobSheet> {

    @Override
    protected Optional<JobSheet> find(Reading reading) {
        boolean readable = reading.may().test(DashboardRole.OPERATOR);
        return id(reading)
                .flatMap(id -> JobData.read(reading.monitor(), id))
                .map(data -> JobSheet.of(data, readable, reading.now(), reading.buttons()));
    }

    @Override
    protected String title(JobSheet sheet) {
        return sheet.name();
    }

    @Override
    protected String missing() {
        return "job.missing";
    }

    private static Optional<JobId> id(Reading reading) {
        try {
            return Optional.ofNullable(reading.parameter("id"))
                    .map(String::strip)
                    .map(JobId::parse);
        } catch (JobsException notAnId) {
            return Optional.empty();
        }
    }
}
