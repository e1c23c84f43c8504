package dev.erga.dashboard.failures;

import dev.erga.dashboard.frame.ReadPage;
import dev.erga.dashboard.frame.Reading;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The failures for their view, which knows them as {@code ergaFailures}; read once for each request. */
@Named("ergaFailures")
@RequestScoped
public class FailuresPage extends ReadPage<Failures> {

    @Override
    protected Failures read(Reading reading) {
        return Failures.of(FailuresData.read(reading.monitor()), reading.now(), reading.buttons());
    }
}
