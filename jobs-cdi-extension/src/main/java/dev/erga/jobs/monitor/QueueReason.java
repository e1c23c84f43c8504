package dev.erga.jobs.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A reason that lies in the job's queue: a pause, those before it, and how busy the workers are. */
public sealed interface QueueReason extends Reason {

    /** Which queue. */
    String queue();

    /**
     * How busy a node is.
     *
     * @param node which one
     * @param running how many jobs it runs or is about to
     * @param most how many it may run at once
     */
    record Load(Node node, int running, int most) {

        @Override
        public String toString() {
            return node + " " + running + " of " + most;
        }
    }

    /**
     * Nothing is taken out of it.
     *
     * @param queue which queue
     * @param by who paused it, where the container knew one
     * @param why the reason that was given
     * @param since when
     */
    record QueuePaused(String queue, Optional<String> by, String why, Instant since) implements QueueReason {

        @Override
        public String sentence() {
            return "Queue \"" + queue + "\" is paused"
                    + by.map(name -> " by " + name).orElse("") + " since " + since + ": " + Phrases.ended(why);
        }
    }

    /**
     * Others of the same queue, and of the same tenant if it has one, come first.
     *
     * @param queue which queue
     * @param before how many, by priority and age
     */
    record JobsBefore(String queue, BoundedCount before) implements QueueReason {

        @Override
        public String sentence() {
            return Phrases.capital(Phrases.count(before, "job", "jobs")) + " of queue \"" + queue + "\" "
                    + (Phrases.isOne(before) ? "comes" : "come") + " before it, by priority and age.";
        }
    }

    /**
     * Tenants take turns.
     *
     * @param queue which queue
     * @param tenant whose job it is; empty if it is nobody's
     * @param tenants how many tenants have jobs ready in the queue
     * @param nobodys whether jobs without a tenant are ready in it, which count as one more tenant's
     * @param before how many of the same tenant's jobs come before it, by priority and age
     */
    record TenantsTurn(
            String queue, Optional<String> tenant, BoundedCount tenants, boolean nobodys, BoundedCount before)
            implements QueueReason {

        @Override
        public String sentence() {
            String whose = tenant.map(name -> "jobs of tenant \"" + name + "\"").orElse("jobs without a tenant");
            return Phrases.capital(Phrases.count(tenants, "tenant takes", "tenants take")) + " turns "
                    + (nobodys ? "with those who have none " : "") + "in queue \"" + queue + "\"; of the " + whose
                    + ", " + Phrases.count(before, "comes", "come") + " before it.";
        }
    }

    /**
     * Each node that could run it has as much to do as it can.
     *
     * @param queue which queue
     * @param loads how busy they are
     */
    record AllWorkersBusy(String queue, List<Load> loads) implements QueueReason {

        public AllWorkersBusy {
            loads = List.copyOf(loads);
        }

        @Override
        public String sentence() {
            return "All workers of the nodes that could run it are busy: " + Phrases.list(loads)
                    + "; the next that is free takes the first job.";
        }
    }

    /**
     * The nodes that could run it let no more jobs of this queue run at once.
     *
     * @param queue which queue
     * @param loads how many of it run where, and how many may
     */
    record QueueFull(String queue, List<Load> loads) implements QueueReason {

        public QueueFull {
            loads = List.copyOf(loads);
        }

        @Override
        public String sentence() {
            return "No more jobs of queue \"" + queue + "\" may run at once (erga.queue." + queue + ".workers): "
                    + Phrases.list(loads) + ".";
        }
    }

    /**
     * Nothing is before it.
     *
     * @param queue which queue
     * @param nodes the nodes that have a free worker for it
     */
    record NextInLine(String queue, List<Node> nodes) implements QueueReason {

        public NextInLine {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String sentence() {
            return "It is the next job of queue \"" + queue + "\", and " + Phrases.nodes(nodes) + " "
                    + (nodes.size() == 1 ? "has" : "have") + " a worker free for it.";
        }
    }
}
