package dev.erga.engine.monitor;

import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.QueueReason;
import dev.erga.jobs.monitor.QueueReason.Load;
import dev.erga.jobs.spi.Situation;
import dev.erga.jobs.spi.Situation.Before;
import dev.erga.jobs.spi.Situation.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** What a job waits for that nothing keeps from being claimed: its turn, and a worker. */
final class TurnReasons {

    private static final BoundedCount NONE = new BoundedCount(0, false);

    private TurnReasons() {}

    /** @param claiming the nodes whose claims take the job, at least one */
    static List<QueueReason> of(Situation situation, List<Node> claiming) {
        String queue = situation.job().summary().queue();
        List<QueueReason> reasons = new ArrayList<>();
        situation
                .before()
                .flatMap(before -> before(before, queue, situation.job().tenant()))
                .ifPresent(reasons::add);
        List<Node> free = those(claiming, node -> node.running() < node.workers());
        List<Node> open = those(free, TurnReasons::hasRoom);
        if (free.isEmpty()) {
            reasons.add(new QueueReason.AllWorkersBusy(
                    queue, claiming.stream().map(TurnReasons::load).toList()));
        } else if (open.isEmpty()) {
            reasons.add(new QueueReason.QueueFull(
                    queue, free.stream().map(TurnReasons::loadOfQueue).toList()));
        }
        if (reasons.isEmpty()) {
            reasons.add(new QueueReason.NextInLine(
                    queue, open.stream().map(Nodes::named).toList()));
        }
        return reasons;
    }

    private static Optional<QueueReason> before(Before before, String queue, Optional<String> tenant) {
        BoundedCount others = before.tenants();
        // Of the tenants that have jobs ready, the job's own is one.
        boolean turns = tenant.isPresent() ? others.value() > 1 || before.nobodys() : others.value() > 0;
        if (turns) {
            return Optional.of(new QueueReason.TenantsTurn(queue, tenant, others, before.nobodys(), before.jobs()));
        }
        return before.jobs().equals(NONE)
                ? Optional.empty()
                : Optional.of(new QueueReason.JobsBefore(queue, before.jobs()));
    }

    private static List<Node> those(List<Node> nodes, Predicate<Node> wanted) {
        return nodes.stream().filter(wanted).toList();
    }

    private static boolean hasRoom(Node node) {
        OptionalInt most = node.queueWorkers();
        return most.isEmpty() || node.runningOfQueue() < most.getAsInt();
    }

    private static Load load(Node node) {
        return new Load(Nodes.named(node), node.running(), node.workers());
    }

    private static Load loadOfQueue(Node node) {
        int most = node.queueWorkers().orElse(node.workers());
        return new Load(Nodes.named(node), node.runningOfQueue(), most);
    }
}
