package dev.erga.dashboard.run;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.frame.ReadPage;
import dev.erga.dashboard.frame.Reading;
import dev.erga.jobs.monitor.StartableMethod;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.InstantSource;
import java.util.List;

/** The form for its view, which knows it as {@code ergaStart}; made once for each request. */
@Named("ergaStart")
@RequestScoped
public class StartPage extends ReadPage<StartForm> {

    @Override
    protected DashboardRole role() {
        return StartPost.ROLE;
    }

    @Override
    protected StartForm read(Reading reading) {
        List<StartableMethod> startable = reading.monitor().startable();
        Refused shown = Refused.leftIn(reading.request())
                .orElseGet(() -> new Refused(asked(reading, startable), Faults.none()));
        String token = StartPost.token(shown.written().method())
                .make(reading.request(), InstantSource.fixed(reading.now()))
                .orElse("");
        return StartForm.of(startable, shown, token, reading.now(), reading.texts());
    }

    /** An address may name the method, and nothing more: nobody is to send what only looks as if it had been written here. */
    private static Written asked(Reading reading, List<StartableMethod> startable) {
        String named = reading.parameter("on");
        String method =
                named == null && startable.size() == 1 ? startable.get(0).name() : named;
        return new Written(method == null ? "" : method, List.of(), false, "", "");
    }
}
