package dev.erga.dashboard.help;

import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.frame.ReadPage;
import dev.erga.dashboard.frame.Reading;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The first steps for the views that show them, which know them as {@code ergaSteps}; read once for each request. */
@Named("ergaSteps")
@RequestScoped
public class FirstStepsPart extends ReadPage<FirstSteps> {

    @Override
    protected FirstSteps read(Reading reading) {
        JobMonitor monitor = reading.monitor();
        FirstSteps.Facts facts = new FirstSteps.Facts(
                monitor.deployment(),
                monitor.nodes(),
                DashboardSettings.of(reading.request().getServletContext()).roles(),
                !monitor.jobs(JobFilter.all().limit(1)).jobs().isEmpty());
        return FirstSteps.of(facts, reading.now(), reading.texts());
    }
}
