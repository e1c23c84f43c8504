package dev.erga.dashboard.nodes;

import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.NodeStacks;
import dev.erga.jobs.monitor.NodeStacks.Answer;
import java.util.List;

/**
 * What the jobs of one node are doing; finished words only.
 *
 * @param name the name people know the node by
 * @param id the incarnation
 * @param lead when that was and how many jobs there were, or that it has not told yet
 * @param jobs each job, the longest first
 * @param further how many more there were; empty for none
 */
public record ToldStacks(String name, String id, String lead, List<ToldJob> jobs, String further) {

    static ToldStacks of(NodeStacks asked, NodeDetails node, Moments moments, Texts texts) {
        return asked.answer()
                .map(answer -> new ToldStacks(
                        node.name(),
                        node.id(),
                        told(answer, moments, texts),
                        answer.jobs().stream()
                                .map(job -> ToldJob.of(job, answer.at(), moments, texts))
                                .toList(),
                        answer.further() == 0
                                ? ""
                                : texts.get("nodes.stacks.further", Numbers.grouped(answer.further()))))
                .orElseGet(
                        () -> new ToldStacks(node.name(), node.id(), owed(asked, node, moments, texts), List.of(), ""));
    }

    private static String told(Answer answer, Moments moments, Texts texts) {
        String when = moments.of(answer.at()).words();
        int jobs = answer.jobs().size() + answer.further();
        return jobs == 0
                ? texts.get("nodes.stacks.none", when)
                : texts.get("nodes.stacks.told", when, Numbers.grouped(jobs));
    }

    private static String owed(NodeStacks asked, NodeDetails node, Moments moments, Texts texts) {
        String when = moments.of(asked.askedAt()).words();
        return switch (NodeLife.of(node, moments.seenFrom())) {
            case WORKING, QUIET, DRAINING -> texts.get("nodes.stacks.owed", when);
            case SILENT -> texts.get("nodes.stacks.silent", when);
            case GONE -> texts.get("nodes.stacks.gone", when);
        };
    }
}
