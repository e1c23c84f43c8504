package dev.erga.jobs.monitor;

import dev.erga.jobs.JobId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A reason that lies in a limit whose places the job shares with others. */
public sealed interface LimitReason extends Reason {

    /** Which limit. */
    String key();

    /**
     * A job that has a place.
     *
     * @param job which one
     * @param started whether a node has taken it; else it has its place and waits for a worker
     */
    record Holder(JobId job, boolean started) {

        @Override
        public String toString() {
            return started ? job.toString() : job + " (not started)";
        }
    }

    /**
     * As many jobs run, or are about to, as may.
     *
     * @param key which limit
     * @param atOnce how many may at once
     * @param holding how many do
     * @param holders the first of them
     */
    record PlacesTaken(String key, int atOnce, BoundedCount holding, List<Holder> holders) implements LimitReason {

        public PlacesTaken {
            holders = List.copyOf(holders);
        }

        @Override
        public String sentence() {
            String taken = atOnce == 1 ? "The one place" : "All " + atOnce + " places";
            String by = holding.value() > holders.size() || holding.more() ? ", among others by " : ", by ";
            return taken + " of limit \"" + key + "\" " + (atOnce == 1 ? "is" : "are") + " taken"
                    + (holders.isEmpty() ? "." : by + Phrases.list(holders) + ".");
        }
    }

    /**
     * As many jobs have started, or are about to, as may within the time.
     *
     * @param key which limit
     * @param rate how many may, such as {@code 100 per PT1M}
     * @param until when the next may start; empty if that is not known before a job that has its place has started
     * @param notStarted how many jobs have their place and have not started
     */
    record RateUsedUp(String key, String rate, Optional<Instant> until, int notStarted) implements LimitReason {

        @Override
        public String sentence() {
            return "Limit \"" + key + "\" lets " + rate + " start, and no more than that"
                    + until.map(time -> " until " + time).orElse("") + "."
                    + (notStarted == 0
                            ? ""
                            : " Of those that count, " + notStarted + " "
                                    + (notStarted == 1 ? "has its place" : "have their places")
                                    + " and " + (notStarted == 1 ? "has" : "have") + " not started.");
        }
    }

    /**
     * Others wait for the same places, and it is their turn first.
     *
     * @param key which limit
     * @param before how many
     */
    record BehindOthers(String key, BoundedCount before) implements LimitReason {

        @Override
        public String sentence() {
            return Phrases.capital(Phrases.count(before, "job waits", "jobs wait")) + " for a place of limit \"" + key
                    + "\" before it, by priority and age.";
        }
    }

    /**
     * It is its turn, and a place is free.
     *
     * @param key which limit
     */
    record PlaceFree(String key) implements LimitReason {

        @Override
        public String sentence() {
            return "A place of limit \"" + key + "\" is free and it is this job's turn; a living node lets it through"
                    + " within moments.";
        }
    }
}
