package dev.erga.jobs.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A reason that lies in which nodes there are and what they declare. */
public sealed interface NodeReason extends Reason {

    /**
     * No node lives.
     *
     * @param last the one that was trusted last; empty if none is known
     * @param until until when it was trusted
     */
    record NoNodes(Optional<Node> last, Optional<Instant> until) implements NodeReason {

        @Override
        public String sentence() {
            return "No node lives"
                    + last.map(node -> "; the last one, " + node + ", was trusted until "
                                    + until.map(String::valueOf).orElse("an unknown time"))
                            .orElse(" and none is known")
                    + ".";
        }
    }

    /**
     * No living node declares its job method.
     *
     * @param method the job method's name
     * @param held whether the job was set aside for that; else it will be within seconds
     */
    record Undeclared(String method, boolean held) implements NodeReason {

        @Override
        public String sentence() {
            return "No living node declares the job method " + method + "; "
                    + (held ? "the job is set aside" : "the job will be set aside within seconds")
                    + " and runs by itself as soon as one does.";
        }
    }

    /**
     * The job was set aside, and its job method is declared now.
     *
     * @param method the job method's name
     * @param nodes who declares it
     */
    record DeclaredAgain(String method, List<Node> nodes) implements NodeReason {

        public DeclaredAgain {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String sentence() {
            return Phrases.capital(Phrases.nodes(nodes)) + " " + (nodes.size() == 1 ? "declares" : "declare")
                    + " the job method " + method + ", for which it was set aside; it goes on within some ten seconds.";
        }
    }

    /**
     * No living node that declares its job method works its queue.
     *
     * @param queue its queue
     * @param method the job method's name
     * @param declaring who declares it
     */
    record QueueNotWorked(String queue, String method, List<Node> declaring) implements NodeReason {

        public QueueNotWorked {
            declaring = List.copyOf(declaring);
        }

        @Override
        public String sentence() {
            return Phrases.capital(Phrases.nodes(declaring)) + " "
                    + (declaring.size() == 1 ? "declares" : "declare") + " the job method " + method
                    + ", but no node that does works queue \"" + queue + "\" (erga.queues).";
        }
    }

    /**
     * The nodes that could run it have no workers.
     *
     * @param nodes which ones
     */
    record NoWorkers(List<Node> nodes) implements NodeReason {

        public NoWorkers {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String sentence() {
            return Phrases.capital(Phrases.nodes(nodes)) + " could run it but " + (nodes.size() == 1 ? "has" : "have")
                    + " no workers (erga.workers=0).";
        }
    }

    /**
     * The nodes that could run it are stopping, or quiet at a person's wish, and take no more jobs.
     *
     * @param nodes which ones
     */
    record Draining(List<Node> nodes) implements NodeReason {

        public Draining {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String sentence() {
            return Phrases.capital(Phrases.nodes(nodes)) + " could run it but " + (nodes.size() == 1 ? "is" : "are")
                    + " quiet or stopping and " + (nodes.size() == 1 ? "takes" : "take") + " no more jobs.";
        }
    }
}
