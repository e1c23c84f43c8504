package dev.erga.dashboard.jobs;

import dev.erga.dashboard.frame.ReadPage;
import dev.erga.dashboard.frame.Reading;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The list of jobs for its view, which knows it as {@code ergaJobs}; read once for each request. */
@Named("ergaJobs")
@RequestScoped
public class JobsPage extends ReadPage<Jobs> {

    @Override
    protected Jobs read(Reading reading) {
        JobsQuery query = JobsAddress.parse(reading::parameter, reading.now());
        return Jobs.of(JobsData.read(reading.monitor(), query), query, reading.now(), reading.buttons());
    }
}
