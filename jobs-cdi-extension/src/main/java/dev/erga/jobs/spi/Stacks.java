package dev.erga.jobs.spi;

import dev.erga.jobs.monitor.JobStack;
import java.time.Instant;
import java.util.List;

/**
 * What running jobs are doing, told by their node once somebody asks. Like {@link JobStore}'s own, these verbs run in the current
 * transaction. Thread-safe.
 */
public interface Stacks {

    /**
     * Wants a node to tell: its next {@linkplain JobStore#renew heartbeat} hears of it. The answer to an earlier wish is forgotten.
     *
     * @return false if it is DEAD or unknown, or runs no jobs since it has no workers
     */
    boolean ask(NodeId node);

    /**
     * Stores what the node has told, at the database's time.
     *
     * @param asked the wish that it answers, as the heartbeat has told it
     * @param further how many more jobs there were
     * @return false if nothing was stored, since it was answered before or asked anew, or the node must not write any more
     */
    boolean tell(NodeId node, Instant asked, List<JobStack> jobs, int further);
}
