package dev.erga.engine.maintain;

import dev.erga.jobs.event.JobDeleted;
import dev.erga.jobs.event.JobFailed;
import dev.erga.jobs.event.JobRescued;
import dev.erga.jobs.event.NodeLost;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.spi.LostNode;
import dev.erga.jobs.spi.RescuedJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds nodes whose lease has run out and makes their jobs claimable again. Every node does it, at moments of its own, so
 * an orphan waits five seconds at most once its node's lease is over.
 */
final class Sweep implements Duty {

    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final MaintenanceParts parts;
    private final Runnable nodeLost;

    Sweep(MaintenanceParts parts, Runnable nodeLost) {
        this.parts = parts;
        this.nodeLost = nodeLost;
    }

    @Override
    public String name() {
        return "rescue the jobs of dead nodes";
    }

    @Override
    public Duration run() throws Exception {
        List<LostNode> lost = parts.calls().inNew(parts.store()::expireNodes);
        for (LostNode node : lost) {
            parts.events().publish(new NodeLost(node.id().toString(), node.name()));
            nodeLost.run();
        }
        List<RescuedJob> rescued;
        do {
            rescued = parts.calls()
                    .inNew(() -> parts.store()
                            .rescue(MaintenanceParts.BATCH, parts.settings().maxCrashes(), parts.keeping()));
            for (RescuedJob job : rescued) {
                tell(job);
            }
        } while (rescued.size() == MaintenanceParts.BATCH);
        return parts.jittered(LONGEST_REST);
    }

    private void tell(RescuedJob job) throws Exception {
        switch (job.next()) {
            case FAILED -> parts.events().publish(quarantined(job));
            case DELETED -> parts.events().publish(new JobDeleted(job.job(), reason(job, "It was asked to stop.")));
            default -> {
                parts.events()
                        .publish(
                                new JobRescued(job.job(), job.name(), job.from().toString()));
                parts.wakeQueue().accept(job.queue());
            }
        }
    }

    private JobFailed quarantined(RescuedJob job) throws Exception {
        Optional<JobDetails> details = details(job);
        int attempt = details.map(JobDetails::attempts)
                .filter(attempts -> !attempts.isEmpty())
                .map(attempts -> attempts.get(attempts.size() - 1).attempt())
                .orElse(1);
        return new JobFailed(job.job(), job.name(), attempt, reason(details, "It is in quarantine."));
    }

    private String reason(RescuedJob job, String otherwise) throws Exception {
        return reason(details(job), otherwise);
    }

    private static String reason(Optional<JobDetails> details, String otherwise) {
        return details.flatMap(found -> found.summary().reason()).orElse(otherwise);
    }

    private Optional<JobDetails> details(RescuedJob job) throws Exception {
        return parts.calls().inNew(() -> parts.queries().job(job.job()));
    }
}
