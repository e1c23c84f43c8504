package dev.erga.example.jobs;

import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.QueueDetails;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queues: what waits and runs in each, and which of them are paused. */
@Path("queues")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QueuesResource {

    @Inject
    private JobMonitor monitor;

    /**
     * One queue; what is not known is left out.
     *
     * @param waiting {@code 42}, or {@code 10000+} if it is more
     * @param paused why nothing is taken out of it
     */
    public record QueueAnswer(
            String queue,
            String waiting,
            String processing,
            @Nullable Instant oldestWaitingSince,
            @Nullable String paused) {

        static QueueAnswer of(QueueDetails queue) {
            return new QueueAnswer(
                    queue.name(),
                    queue.waiting().toString(),
                    queue.processing().toString(),
                    queue.oldestWaitingSince().orElse(null),
                    queue.pause().map(QueueDetails.Pause::why).orElse(null));
        }
    }

    /** All queues. */
    @GET
    public List<QueueAnswer> queues() {
        return monitor.queues().stream().map(QueueAnswer::of).toList();
    }
}
