package dev.erga.dashboard.overview;

import dev.erga.dashboard.nodes.NodeLife;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.jobs.monitor.QueueDetails.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Decides what needs attention, the worst first. */
record AttentionList(Instant now, Moments moments, Texts texts) {

    List<Attention> of(OverviewData data) {
        List<Attention> found = new ArrayList<>();
        List<NodeDetails> nodes = data.nodes();
        if (nodes.stream().noneMatch(node -> NodeLife.of(node, now) == NodeLife.WORKING)) {
            found.add(
                    nodes.stream().anyMatch(node -> NodeLife.of(node, now) == NodeLife.QUIET)
                            ? allQuiet(data)
                            : noNode(data));
        } else {
            nodes.stream()
                    .filter(node -> NodeLife.of(node, now) == NodeLife.SILENT)
                    .forEach(node -> found.add(silent(node)));
        }
        addJobs(JobState.FAILED, "/failures", data, found);
        addJobs(JobState.HELD, "/jobs?state=held", data, found);
        data.queues().stream()
                .filter(queue -> queue.waiting().value() > 0)
                .forEach(queue -> queue.pause().ifPresent(pause -> found.add(paused(queue, pause))));
        return found;
    }

    private Attention allQuiet(OverviewData data) {
        String waiting = Numbers.counted(data.count(JobState.ENQUEUED));
        return new Attention(
                "erga-paused",
                "erga-bad",
                texts.get("attention.allQuiet"),
                texts.get("attention.allQuiet.note", waiting),
                "/nodes");
    }

    private Attention noNode(OverviewData data) {
        String waiting = Numbers.counted(data.count(JobState.ENQUEUED));
        String fact = data.nodes().stream()
                .max(Comparator.comparing(NodeDetails::leaseUntil))
                .filter(last -> !last.leaseUntil().isAfter(now))
                .map(last -> texts.get("attention.noNode.since", silence(last)))
                .orElseGet(() -> texts.get("attention.noNode"));
        return new Attention(
                "erga-node", "erga-bad", fact, texts.get("attention.noNode.note", waiting), "/jobs?state=enqueued");
    }

    private Attention silent(NodeDetails node) {
        return new Attention(
                "erga-node",
                "erga-warn",
                texts.get("attention.silent", node.name(), silence(node)),
                texts.get("attention.silent.note"),
                "/nodes");
    }

    private Attention paused(QueueDetails queue, Pause pause) {
        String since = moments.rough(Duration.between(pause.since(), now));
        String waiting = Numbers.counted(queue.waiting());
        return new Attention(
                "erga-paused",
                "erga-warn",
                texts.get("attention.paused", queue.name(), since, waiting),
                pause.by()
                        .map(by -> texts.get("attention.paused.by", by, pause.why()))
                        .orElseGet(() -> texts.get("attention.paused.byNobody", pause.why())),
                "/queues");
    }

    // The lease is the last thing a node wrote; how long before its end that was, only the node knows.
    private String silence(NodeDetails node) {
        return moments.rough(Duration.between(node.leaseUntil(), now));
    }

    private void addJobs(JobState state, String link, OverviewData data, List<Attention> found) {
        BoundedCount count = data.count(state);
        if (count.value() == 0) {
            return;
        }
        String key = StateLook.key(state);
        StateLook look = StateLook.of(state);
        String number = count.value() == 1 && !count.more() ? ".one" : ".many";
        found.add(new Attention(
                look.icon(),
                look.tone(),
                texts.get("attention." + key + number, Numbers.counted(count)),
                texts.get("attention." + key + ".note"),
                link));
    }
}
