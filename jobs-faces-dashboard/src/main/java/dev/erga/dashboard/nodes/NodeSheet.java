package dev.erga.dashboard.nodes;

import dev.erga.dashboard.action.Action;
import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.jobs.JobsSearch;
import dev.erga.dashboard.text.Amount;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.NodeDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One node.
 *
 * @param name the name people know it by
 * @param id the incarnation
 * @param icon the id of its state's shape
 * @param tone the class of its state's colour
 * @param state its state's word
 * @param note what it works, or what becomes of its jobs
 * @param heartbeat how long ago it was last heard of
 * @param heartbeatAt when that was
 * @param heartbeatTone the class of its colour; empty while it is no reason to worry
 * @param running how many jobs it has
 * @param jobs what follows the question mark in the address of their list
 * @param workers how many it runs at once, as the rest of a phrase
 * @param used hundredths of its workers that have something to do
 * @param heap how much of its memory it uses
 * @param clock how far its clock is off
 * @param version the version of Erga it runs
 * @param since when it joined
 * @param button what can be done to it
 * @param asking the way to ask what its jobs are doing
 * @param until of one that is gone, since when; of the others, how long it is trusted unless it is heard of
 */
public record NodeSheet(
        String name,
        String id,
        String icon,
        String tone,
        String state,
        String note,
        Amount heartbeat,
        Moment heartbeatAt,
        String heartbeatTone,
        String running,
        String jobs,
        String workers,
        String used,
        Heap heap,
        NodeClock clock,
        String version,
        Moment since,
        ActionButton button,
        ActionButton asking,
        Moment until) {

    static NodeSheet of(NodeDetails node, Moments moments, Buttons buttons) {
        Texts texts = buttons.texts();
        Instant now = moments.seenFrom();
        NodeLife life = NodeLife.of(node, now);
        boolean crowded = node.running().value() > node.workers();
        return new NodeSheet(
                node.name(),
                node.id(),
                life.icon(),
                life.tone(),
                texts.get("node." + life.key()),
                new NodeNote(moments, texts).of(node, life),
                Numbers.took(Duration.between(node.heartbeatAt(), now), texts),
                moments.of(node.heartbeatAt()),
                isLate(node, now) ? "erga-warn" : "",
                Numbers.counted(node.running()),
                JobsSearch.address("node", node.id()),
                texts.get(crowded ? "nodes.load.for" : "nodes.load.of", Numbers.grouped(node.workers())),
                used(node),
                node.pulse().map(pulse -> Heap.of(pulse, texts)).orElse(Heap.UNKNOWN),
                node.pulse().map(pulse -> NodeClock.of(pulse, texts)).orElse(NodeClock.UNKNOWN),
                node.version(),
                moments.of(node.startedAt()),
                button(node, life, buttons),
                asking(node, life, buttons),
                moments.of(node.leaseUntil()));
    }

    private static ActionButton button(NodeDetails node, NodeLife life, Buttons buttons) {
        Optional<String> obstacle = switch (life) {
            case WORKING, QUIET -> Optional.empty();
            case DRAINING -> Optional.of("nodes.act.drains");
            case SILENT, GONE -> Optional.of("nodes.act.silent");
        };
        return buttons.of(
                node.quiet().isPresent() ? Action.WAKE_NODE : Action.QUIET_NODE,
                node.id(),
                obstacle.map(key -> buttons.texts().get(key)));
    }

    /** One that is stopping is asked as well: it may wait for a job that hangs. */
    private static ActionButton asking(NodeDetails node, NodeLife life, Buttons buttons) {
        Optional<String> obstacle = switch (life) {
            case WORKING, QUIET, DRAINING -> Optional.of("nodes.act.idle").filter(any -> node.workers() == 0);
            case SILENT, GONE -> Optional.of("nodes.act.silent");
        };
        return buttons.of(
                Action.ASK_STACKS,
                node.id(),
                obstacle.map(key -> buttons.texts().get(key)));
    }

    /** A node is heard of three times within a lease or more often: half of one without a word is no chance. */
    private static boolean isLate(NodeDetails node, Instant now) {
        Duration lease = Duration.between(node.heartbeatAt(), node.leaseUntil());
        return Duration.between(node.heartbeatAt(), now).compareTo(lease.dividedBy(2)) > 0;
    }

    private static String used(NodeDetails node) {
        long busy = Math.min(node.running().value(), node.workers());
        return node.workers() == 0 ? "0" : Long.toString(busy * 100 / node.workers());
    }
}
