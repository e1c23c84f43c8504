package dev.erga.dashboard.jobs;

import dev.erga.dashboard.action.Action;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.Signature;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Does an action to all jobs that match a search, and is a job itself: it shows how far it is, can be cancelled, and goes on
 * elsewhere when its node dies. Each page is one transaction, with an entry of the audit for each job that changes and with the
 * place where the page ends: no job is done twice, and none is left out.
 */
@Dependent
public class AllMatching {

    static final String NAME = "Erga.allMatching";

    private static final int PAGE = 200;

    private final JobMonitor monitor;
    private final JobOperator operator;
    private final JobContext job;

    /** Made by the container. */
    @Inject
    public AllMatching(JobMonitor monitor, JobOperator operator, JobContext job) {
        this.monitor = monitor;
        this.operator = operator;
        this.job = job;
    }

    /** The job method. */
    @BackgroundJob(name = NAME, priority = 1, transactional = false)
    public void run(Matching wish) {
        JobFilter filter = MatchingSearch.of(wish.search(), Instant.parse(wish.asked()))
                .orElseThrow(() -> new DoNotRetryException("This is no search any more: " + wish.search()))
                .filter();
        Signature by = new Signature(wish.who(), wish.from() + ", job " + job.id(), wish.why());
        LongConsumer progress = progress(wish.expected());
        MatchingCount count = job.checkpoint(MatchingCount.class).orElse(MatchingCount.NONE);
        Deed deed = new Deed(Action.valueOf(wish.action()), by);
        JobPage page = page(filter, count, wish.most());
        while (!page.jobs().isEmpty() || page.bounded()) {
            job.throwIfCancelled();
            count = page.jobs().isEmpty() ? passedBy(page, count) : done(page.jobs(), count, deed);
            progress.accept(count.seen());
            page = page(filter, count, wish.most());
        }
        job.log()
                .info(
                        "{0} changed, {1} did not fit any more, {2} were refused.",
                        count.changed(), count.left(), count.failed());
        job.result(count);
    }

    /** A bar where one knows how long it is, else lines. */
    private LongConsumer progress(long expected) {
        return expected == 0 ? seen -> job.log().info("{0} jobs looked at.", seen) : job.progress(expected)::at;
    }

    /** What is done to each job, and who answers for it. */
    private record Deed(Action action, Signature by) {

        boolean on(JobSummary job, JobOperator operator) {
            return switch (action) {
                // Whoever asked for one of these is not asked again.
                case REQUEUE -> !job.name().equals(NAME) && operator.requeue(job.id(), by);
                case RUN_NOW -> operator.runNow(job.id(), by);
                case DELETE -> operator.delete(job.id(), by);
                default -> throw new DoNotRetryException(action + " cannot be done to all that match");
            };
        }
    }

    /** The next jobs, from the newest to the oldest; none and no bound if that was the last, or if it may be done to no more. */
    private JobPage page(JobFilter filter, MatchingCount count, int most) {
        int size = (int) Math.min(PAGE, most - count.seen());
        if (size <= 0) {
            return new JobPage(List.of(), Optional.empty(), Optional.empty(), false);
        }
        JobFilter rest = count.end().map(filter::olderThan).orElse(filter);
        return monitor.jobs(rest.limit(size));
    }

    /** None of the jobs that were looked at matches; those behind them may. */
    private MatchingCount passedBy(JobPage page, MatchingCount count) {
        MatchingCount next = page.next().map(count::upTo).orElse(count);
        job.checkpoint(next);
        return next;
    }

    private MatchingCount done(List<JobSummary> page, MatchingCount count, Deed deed) {
        try {
            return together(page, count, deed);
        } catch (DoNotRetryException useless) {
            throw useless;
        } catch (RuntimeException refused) {
            // A commit may have come through though its answer has not.
            MatchingCount kept = job.checkpoint(MatchingCount.class).orElse(MatchingCount.NONE);
            if (!kept.equals(count)) {
                return kept;
            }
            return page.size() == 1 ? passedOver(page.get(0).id(), count, refused) : oneByOne(page, count, deed);
        }
    }

    /** Rows are locked in the order of their ids, as everywhere; the place where the page ends is kept last. */
    private MatchingCount together(List<JobSummary> page, MatchingCount count, Deed deed) {
        return operator.together(all -> {
            MatchingCount next = count;
            for (JobSummary one :
                    page.stream().sorted(Comparator.comparing(JobSummary::id)).toList()) {
                next = next.plus(deed.on(one, all));
            }
            MatchingCount end = next.upTo(page.get(page.size() - 1).id());
            job.checkpoint(end);
            return end;
        });
    }

    /** So that one job that the store refuses keeps none of the others. */
    private MatchingCount oneByOne(List<JobSummary> page, MatchingCount count, Deed deed) {
        MatchingCount next = count;
        for (JobSummary one : page) {
            job.throwIfCancelled();
            next = done(List.of(one), next, deed);
        }
        return next;
    }

    private MatchingCount passedOver(JobId id, MatchingCount count, RuntimeException refused) {
        MatchingCount next = count.plusFailed().upTo(id);
        job.checkpoint(next);
        job.log().warn("Job {0} was left as it is: {1}", id, refused.getMessage());
        return next;
    }
}
