package dev.erga.example.jobs;

import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.PauseDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recurring jobs: when they fire next, and a run out of turn. */
@Path("schedules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SchedulesResource {

    @Inject
    private JobMonitor monitor;

    @Inject
    private JobScheduler jobs;

    /** One schedule; what is not known is left out. */
    public record ScheduleAnswer(
            String id,
            String job,
            @Nullable String cron,
            @Nullable String every,
            String zone,
            @Nullable String paused,
            @Nullable Instant nextFire,
            @Nullable FireAnswer lastFire) {

        static ScheduleAnswer of(RecurringDetails schedule) {
            return new ScheduleAnswer(
                    schedule.id(),
                    schedule.jobName(),
                    schedule.cron().orElse(null),
                    schedule.every().orElse(null),
                    schedule.zone(),
                    schedule.pause().map(PauseDetails::why).orElse(null),
                    schedule.nextFire().orElse(null),
                    schedule.lastFire().map(FireAnswer::of).orElse(null));
        }
    }

    /** The latest entry of a schedule's ledger. */
    public record FireAnswer(
            Instant fireTime, String outcome, @Nullable String job) {

        static FireAnswer of(FireDetails fire) {
            return new FireAnswer(
                    fire.fireTime(),
                    fire.outcome(),
                    fire.job().map(Object::toString).orElse(null));
        }
    }

    /** The job of a run out of turn. */
    public record Accepted(String job) {}

    /** All schedules. */
    @GET
    public List<ScheduleAnswer> schedules() {
        return monitor.recurring().stream().map(ScheduleAnswer::of).toList();
    }

    /** Runs a recurring job now, beside its schedule; 404 if there is none by that id. */
    @POST
    @Path("{id}/runs")
    public Response run(@PathParam("id") String id) {
        return Response.accepted(new Accepted(jobs.triggerNow(id).toString())).build();
    }
}
