package dev.erga.dashboard.action;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.Signature;
import java.util.Optional;

/** Has an action done to all jobs that a search finds, page by page. Whoever knows searches provides it as a bean. */
public interface Errand {

    /**
     * What would be done.
     *
     * @param words the search, as people type it
     * @param matching how many jobs match now
     * @param most to how many of them the person may have it done
     */
    record Prospect(String words, BoundedCount matching, int most) {}

    /** What an action on all that a search finds would touch; empty if it is no search that says in which state jobs are. */
    Optional<Prospect> prospect(String search);

    /**
     * Whether a job may be requeued. One that acted on all that a search found may not, once it is over: whoever asked for it, and
     * may have had the right to more, is not asked again.
     */
    boolean mayRequeue(JobId job);

    /**
     * Whether a job's arguments may be written anew. Those of one that acts on all that a search finds may not: they say who has
     * asked for it, and to how many jobs that person may do it.
     */
    boolean mayEdit(JobId job);

    /**
     * Has it begun, in the current transaction.
     *
     * @param each what to do to each job
     * @param search the part of an address that asks for the jobs
     * @return false if that is no search that says in which state jobs are
     */
    boolean begin(Action each, String search, Signature by);
}
