package dev.erga.dashboard.overview;

import dev.erga.dashboard.frame.ReadPage;
import dev.erga.dashboard.frame.Reading;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The overview for its view, which knows it as {@code ergaOverview}; read once for each request. */
@Named("ergaOverview")
@RequestScoped
public class OverviewPage extends ReadPage<Overview> {

    @Override
    protected Overview read(Reading reading) {
        OverviewQuery query = OverviewQuery.parse(reading::parameter);
        OverviewData data = OverviewData.read(reading.monitor(), query);
        return Overview.of(data, query, reading.now(), reading.texts());
    }
}
