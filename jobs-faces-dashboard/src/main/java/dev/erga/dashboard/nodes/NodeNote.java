package dev.erga.dashboard.nodes;

import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.NodeDetails.Quiet;
import java.util.TreeSet;

/** What a node works, or what keeps it from that. */
record NodeNote(Moments moments, Texts texts) {

    String of(NodeDetails node, NodeLife life) {
        return switch (life) {
            case WORKING -> node.quiet().map(wish -> said("nodes.quiets", wish)).orElseGet(() -> works(node));
            case QUIET -> node.quiet().map(wish -> said("nodes.quiet", wish)).orElseGet(() -> texts.get("nodes.wakes"));
            case DRAINING -> texts.get("nodes.drains");
            case SILENT -> texts.get("nodes.silent.note");
            case GONE -> texts.get(node.running().value() == 0 ? "nodes.gone.nothing" : "nodes.gone.left");
        };
    }

    private String works(NodeDetails node) {
        return texts.get(
                "nodes.works",
                String.join(", ", new TreeSet<>(node.queues())),
                Numbers.grouped(node.jobNames().size()));
    }

    private String said(String key, Quiet wish) {
        return texts.get(key, wish.by(), moments.of(wish.since()).words(), wish.why());
    }
}
