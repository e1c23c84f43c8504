package dev.erga.dashboard.overview;

import dev.erga.dashboard.nodes.NodeLife;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.NodeDetails;
import java.time.Instant;
import java.util.List;

/**
 * The page as it is shown: finished words only.
 *
 * @param asOf when it was read
 * @param figures the five large numbers
 * @param small the three small ones
 * @param attention what needs attention; empty when all is quiet
 * @param nodes the nodes
 * @param queues the queues in which most jobs wait
 * @param chart how much has ended
 * @param slowest the job methods that take longest
 * @param jobs the latest jobs
 * @param notice which part of the address was left out; empty for none
 */
public record Overview(
        Moment asOf,
        List<StateFigure> figures,
        List<StateFigure> small,
        List<Attention> attention,
        List<NodeRow> nodes,
        List<BusyQueue> queues,
        Chart chart,
        List<SlowMethod> slowest,
        JobList jobs,
        String notice) {

    private static final List<JobState> LARGE =
            List.of(JobState.ENQUEUED, JobState.PROCESSING, JobState.SCHEDULED, JobState.FAILED, JobState.SUCCEEDED);
    private static final List<JobState> SMALL = List.of(JobState.AWAITING, JobState.HELD, JobState.DELETED);

    static Overview of(OverviewData data, OverviewQuery query, Instant now, Texts texts) {
        Moments moments = new Moments(now, texts);
        int workers = workers(data.nodes(), now);
        return new Overview(
                moments.now(),
                figures(LARGE, data, workers, texts),
                figures(SMALL, data, workers, texts),
                new AttentionList(now, moments, texts).of(data),
                data.nodes().stream()
                        .map(node -> NodeRow.of(node, now, moments, texts))
                        .toList(),
                BusyQueue.of(data.queues(), now, texts),
                Chart.of(data.steps(), query, moments, texts),
                SlowMethod.of(data.slowest(), texts),
                JobList.of(data, query, now, texts),
                query.misread().map(part -> texts.get("notice.misread", part)).orElse(""));
    }

    private static List<StateFigure> figures(List<JobState> states, OverviewData data, int workers, Texts texts) {
        return states.stream()
                .map(state -> StateFigure.of(state, data.count(state), workers, texts))
                .toList();
    }

    private static int workers(List<NodeDetails> nodes, Instant now) {
        return nodes.stream()
                .filter(node -> NodeLife.of(node, now) == NodeLife.WORKING)
                .mapToInt(NodeDetails::workers)
                .sum();
    }
}
