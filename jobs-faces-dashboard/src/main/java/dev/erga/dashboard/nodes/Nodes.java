package dev.erga.dashboard.nodes;

import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.NodeStacks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The page as it is shown: finished words only.
 *
 * @param asOf when it was read
 * @param lead who is silent, or how many work
 * @param leadTone the class of its colour; empty if all is well
 * @param rows the nodes that are there, by name
 * @param gone those that have gone, the latest first
 * @param told what jobs are doing, of the nodes that were asked lately
 */
public record Nodes(
        Moment asOf, String lead, String leadTone, List<NodeSheet> rows, List<NodeSheet> gone, List<ToldStacks> told) {

    static Nodes of(List<NodeDetails> nodes, List<NodeStacks> stacks, Instant now, Buttons buttons) {
        Texts texts = buttons.texts();
        Moments moments = new Moments(now, texts);
        List<NodeDetails> there = nodes.stream()
                .filter(node -> NodeLife.of(node, now) != NodeLife.GONE)
                .toList();
        List<NodeDetails> silent = there.stream()
                .filter(node -> NodeLife.of(node, now) == NodeLife.SILENT)
                .toList();
        return new Nodes(
                moments.now(),
                silent.isEmpty() ? working(there, now, texts) : silent(silent, moments, texts),
                silent.isEmpty() ? "" : "erga-warn",
                there.stream().map(node -> NodeSheet.of(node, moments, buttons)).toList(),
                nodes.stream()
                        .filter(node -> NodeLife.of(node, now) == NodeLife.GONE)
                        .sorted((one, other) -> other.leaseUntil().compareTo(one.leaseUntil()))
                        .map(node -> NodeSheet.of(node, moments, buttons))
                        .toList(),
                stacks.stream()
                        .flatMap(asked -> nodes.stream()
                                .filter(node -> node.id().equals(asked.node()))
                                .map(node -> ToldStacks.of(asked, node, moments, texts)))
                        .toList());
    }

    private static String working(List<NodeDetails> there, Instant now, Texts texts) {
        long working = there.stream()
                .filter(node -> NodeLife.of(node, now) == NodeLife.WORKING)
                .count();
        return there.isEmpty()
                ? texts.get("nodes.lead.none")
                : texts.get("nodes.lead.working", Numbers.grouped(working), Numbers.grouped(there.size()));
    }

    private static String silent(List<NodeDetails> silent, Moments moments, Texts texts) {
        NodeDetails first = silent.get(0);
        String since = moments.rough(Duration.between(first.heartbeatAt(), moments.seenFrom()));
        return silent.size() == 1
                ? texts.get("nodes.lead.silent", first.name(), since)
                : texts.get("nodes.lead.silents", first.name(), since, Numbers.grouped(silent.size() - 1L));
    }
}
