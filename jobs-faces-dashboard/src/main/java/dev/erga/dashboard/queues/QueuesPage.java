package dev.erga.dashboard.queues;

import dev.erga.dashboard.frame.ReadPage;
import dev.erga.dashboard.frame.Reading;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The queues for their view, which knows them as {@code ergaQueues}; read once for each request. */
@Named("ergaQueues")
@RequestScoped
public class QueuesPage extends ReadPage<Queues> {

    @Override
    protected Queues read(Reading reading) {
        return Queues.of(reading.monitor().queues(), reading.now(), reading.buttons());
    }
}
