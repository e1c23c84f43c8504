package dev.erga.engine.monitor;

import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.NodeReason;
import dev.erga.jobs.monitor.Reason;
import dev.erga.jobs.spi.Situation;
import dev.erga.jobs.spi.Situation.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which nodes could run a job. */
final class Nodes {

    private final JobSummary job;
    private final List<Node> known;
    private final List<Node> living;

    Nodes(Situation situation) {
        this.job = situation.job().summary();
        this.known = situation.nodes();
        this.living = those(known, Node::lives);
    }

    static Reason.Node named(Node node) {
        return new Reason.Node(node.id(), node.name());
    }

    private static List<Reason.Node> named(List<Node> nodes) {
        return nodes.stream().map(Nodes::named).toList();
    }

    private static List<Node> those(List<Node> nodes, Predicate<Node> wanted) {
        return nodes.stream().filter(wanted).toList();
    }

    /** That there is nobody to do anything at all. */
    Optional<NodeReason> noneLives() {
        if (!living.isEmpty()) {
            return Optional.empty();
        }
        Optional<Node> last = known.stream().max(Comparator.comparing(Node::leaseUntil));
        return Optional.of(new NodeReason.NoNodes(last.map(Nodes::named), last.map(Node::leaseUntil)));
    }

    /** Who declares the job's method. */
    List<Reason.Node> declaring() {
        return named(those(living, Node::declares));
    }

    /** Why no node's claim takes the job, however long it waits; empty if one does. */
    Optional<NodeReason> obstacle() {
        if (living.isEmpty()) {
            return noneLives();
        }
        List<Node> declaring = those(living, Node::declares);
        if (declaring.isEmpty()) {
            return Optional.of(new NodeReason.Undeclared(job.name(), false));
        }
        List<Node> fit = those(declaring, Node::works);
        if (fit.isEmpty()) {
            return Optional.of(new NodeReason.QueueNotWorked(job.queue(), job.name(), named(declaring)));
        }
        List<Node> working = those(fit, node -> node.workers() > 0);
        if (working.isEmpty()) {
            return Optional.of(new NodeReason.NoWorkers(named(fit)));
        }
        return claiming().isEmpty() ? Optional.of(new NodeReason.Draining(named(working))) : Optional.empty();
    }

    /** Whose claims take the job. */
    List<Node> claiming() {
        return those(known, node -> node.claims() && node.declares() && node.works() && node.workers() > 0);
    }
}
