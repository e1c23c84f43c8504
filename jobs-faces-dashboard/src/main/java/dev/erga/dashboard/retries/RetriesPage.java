package dev.erga.dashboard.retries;

import dev.erga.dashboard.frame.ReadPage;
import dev.erga.dashboard.frame.Reading;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The retries for their view, which knows them as {@code ergaRetries}; read once for each request. */
@Named("ergaRetries")
@RequestScoped
public class RetriesPage extends ReadPage<Retries> {

    @Override
    protected Retries read(Reading reading) {
        RetriesQuery query = RetriesQuery.parse(reading.parameter("after"));
        return Retries.of(RetriesData.read(reading.monitor(), query), query, reading.now(), reading.buttons());
    }
}
