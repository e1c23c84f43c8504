package dev.erga.dashboard.overview;

import dev.erga.dashboard.nodes.NodeLife;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.NodeDetails;
import java.time.Instant;

/**
 * One node.
 *
 * @param id which incarnation
 * @param name the name people know it by
 * @param icon the id of its state's shape
 * @param tone the class of its state's colour
 * @param state its state's word
 * @param workers how many attempts it runs at once
 * @param since when it joined
 */
public record NodeRow(String id, String name, String icon, String tone, String state, String workers, Moment since) {

    /** That of one node, as it stands now. */
    public static NodeRow of(NodeDetails node, Instant now, Moments moments, Texts texts) {
        NodeLife life = NodeLife.of(node, now);
        return new NodeRow(
                node.id(),
                node.name(),
                life.icon(),
                life.tone(),
                texts.get("node." + life.key()),
                Numbers.grouped(node.workers()),
                moments.of(node.startedAt()));
    }
}
