package dev.erga.dashboard.jobs;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.access.Visitor;
import dev.erga.dashboard.action.Action;
import dev.erga.dashboard.action.Errand;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Unique;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.Signature;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Puts in the job that does an action to all that match. */
@RequestScoped
public class MatchingErrand implements Errand {

    /** What operators may do at once, and admins. */
    static final int MOST = 1_000;

    static final int MOST_OF_ADMIN = 1_000_000;

    private static final String ORDINARY_QUEUE = "default";

    private final Clock clock = Clock.systemUTC();

    @Inject
    private JobMonitor monitor;

    @Inject
    private JobScheduler jobs;

    @Inject
    private Visitor visitor;

    @Override
    public Optional<Prospect> prospect(String search) {
        return MatchingSearch.of(search, clock.instant())
                .map(matching -> new Prospect(matching.words(), count(matching), most()));
    }

    @Override
    public boolean mayRequeue(JobId job) {
        return errand(job).map(known -> known.state() == JobState.FAILED).orElse(true);
    }

    @Override
    public boolean mayEdit(JobId job) {
        return errand(job).isEmpty();
    }

    private Optional<JobSummary> errand(JobId job) {
        return monitor.job(job)
                .map(JobDetails::summary)
                .filter(known -> known.name().equals(AllMatching.NAME));
    }

    @Override
    public boolean begin(Action each, String search, Signature by) {
        Optional<MatchingSearch> matching = MatchingSearch.of(search, clock.instant());
        matching.ifPresent(found -> jobs.with(options(by)).enqueue(AllMatching::run, wish(each, search, found, by)));
        return matching.isPresent();
    }

    private Matching wish(Action each, String search, MatchingSearch matching, Signature by) {
        BoundedCount count = count(matching);
        long expected = Math.min(count.value(), most());
        boolean known = !count.more() || expected == most();
        return new Matching(
                each.name(),
                search,
                matching.asked().toString(),
                most(),
                known ? expected : 0,
                by.who(),
                by.from(),
                by.why());
    }

    /** A confirmation that is sent again finds the job of the first. */
    private JobOptions options(Signature by) {
        JobOptions options = JobOptions.queue(queue());
        return by.confirmation()
                .map(id ->
                        options.uniqueBy(Unique.key(AllMatching.NAME + " " + id).within(Duration.ofDays(1))))
                .orElse(options);
    }

    /** One that a living node works. */
    private String queue() {
        boolean ordinary =
                monitor.nodes().stream().anyMatch(node -> node.queues().contains(ORDINARY_QUEUE));
        return ordinary
                ? ORDINARY_QUEUE
                : monitor.nodes().stream()
                        .map(NodeDetails::queues)
                        .flatMap(queues -> queues.stream().sorted())
                        .findFirst()
                        .orElse(ORDINARY_QUEUE);
    }

    private BoundedCount count(MatchingSearch matching) {
        BoundedCount none = new BoundedCount(0, false);
        return matching.query()
                .state()
                .map(state -> monitor.counts(matching.filter()).getOrDefault(state, none))
                .orElse(none);
    }

    private int most() {
        return visitor.may(DashboardRole.ADMIN) ? MOST_OF_ADMIN : MOST;
    }
}
