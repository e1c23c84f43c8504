package dev.erga.dashboard.help;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.frame.ReadPage;
import dev.erga.dashboard.frame.Reading;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The help for its view, which knows it as {@code ergaHelp}; made once for each request. */
@Named("ergaHelp")
@RequestScoped
public class HelpPage extends ReadPage<Help> {

    @Override
    protected Help read(Reading reading) {
        return Help.of(
                reading.monitor().deployment(),
                new Help.Server(
                        reading.request().getServletContext().getServerInfo(),
                        Runtime.version().toString()),
                reading.may().test(DashboardRole.ADMIN),
                reading.now(),
                reading.texts());
    }
}
