package dev.erga.example.counting;

import dev.erga.example.counting.Tally.Counted;
import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobMonitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Makes jobs that leave a row for each run, and counts the rows. */
@Path("counters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CountersResource {

    private static final int MOST = 100_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    @Inject
    private CountedGroups groups;

    @Inject
    private Tally tally;

    @Inject
    private JobMonitor monitor;

    /** The answer to a request for jobs. */
    public record Accepted(String group, int jobs) {}

    /**
     * What has become of a group.
     *
     * @param rows how many rows its jobs left
     * @param distinctJobs how many of its jobs left one
     * @param states how many of its jobs are in each state now
     */
    public record GroupAnswer(String group, long rows, long distinctJobs, Map<String, Long> states) {}

    /**
     * Makes jobs.
     *
     * @param jobs how many, 1 to 100,000
     * @param transactional false for jobs that run at least once instead of exactly once
     * @param after how long they wait before they may run, an ISO-8601 duration of up to a day
     */
    @POST
    public Response start(
            @QueryParam("jobs") @DefaultValue("1") String jobs,
            @QueryParam("transactional") @DefaultValue("true") boolean transactional,
            @QueryParam("after") @DefaultValue("PT0S") String after) {
        int number = number(jobs);
        return Response.accepted(new Accepted(groups.start(number, transactional, delay(after)), number))
                .build();
    }

    /** All rows of all groups. */
    @GET
    public Counted all() {
        return tally.ofAll();
    }

    /** The rows and the jobs of one group. */
    @GET
    @Path("{group}")
    public GroupAnswer group(@PathParam("group") String group) {
        Counted counted = tally.of(group);
        Map<String, Long> states = new TreeMap<>();
        for (Map.Entry<JobState, Long> state : monitor.progress(group).entrySet()) {
            if (state.getValue() > 0) {
                states.put(state.getKey().name(), state.getValue());
            }
        }
        if (states.isEmpty() && counted.rows() == 0) {
            throw new Refusal(Status.NOT_FOUND, ShopMessages.unknownRun(group));
        }
        return new GroupAnswer(group, counted.rows(), counted.distinctJobs(), states);
    }

    private static int number(String text) {
        if (text.matches("\\d{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        }
        throw new Refusal(Status.BAD_REQUEST, ShopMessages.badParameter("jobs", "1 to " + MOST, text));
    }

    private static Duration delay(String text) {
        String rule = "a duration such as PT10S, up to " + LONGEST;
        try {
            Duration delay = Duration.parse(text);
            if (!delay.isNegative() && delay.compareTo(LONGEST) <= 0) {
                return delay;
            }
        } catch (DateTimeException malformed) {
            throw new Refusal(Status.BAD_REQUEST, ShopMessages.badParameter("after", rule, text), malformed);
        }
        throw new Refusal(Status.BAD_REQUEST, ShopMessages.badParameter("after", rule, text));
    }
}
