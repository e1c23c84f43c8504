package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What attempts tell while they run, written outside of their transactions. Nothing is decided by it. Like all verbs of a
 * store, these run in the transaction that is current. Thread-safe.
 */
public interface Notes {

    /** Of each attempt so many lines stay, whatever follows. */
    int FIRST_LINES = 100;

    /** Of each attempt so many of the latest lines stay. */
    int NEWEST_LINES = 400;

    /** Of each job the lines of so many grants stay, the latest. */
    int GRANTS_WITH_LINES = 10;

    /**
     * Writes what is new of attempts, each fenced by itself: how far it has come if the job has not been granted anew and was
     * not taken from its node, running or not; lines if the attempt was not taken from its node, even if another has followed.
     * The rest is left out. A line that is there already stays as it is, so that all may be written again after a commit in
     * doubt. Waits for no job's row and locks none.
     */
    void write(List<Note> notes);

    /**
     * Adds words by which a job can be found, fenced as lines are; a job has at most 50. Waits for nobody.
     *
     * @return false if another transaction holds the job's row, so that this is to be tried again
     */
    boolean label(Lease lease, Set<String> words);

    /** Where a job comes from, if it exists. */
    Optional<Origin> origin(JobId job);
}
