package dev.erga.jobs.monitor;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Parent;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A reason that lies in where the job itself stands. */
public sealed interface StateReason extends Reason {

    /**
     * It has ended.
     *
     * @param state how: Succeeded, Failed or Deleted
     * @param at when, if that is known
     * @param why what was noted about that
     * @param prunedAt when it goes
     */
    record Over(JobState state, Optional<Instant> at, Optional<String> why, Optional<Instant> prunedAt)
            implements StateReason {

        @Override
        public String sentence() {
            String end = switch (state) {
                case SUCCEEDED -> "It has succeeded";
                case FAILED -> "It has failed for good";
                default -> "It was deleted";
            };
            return end
                    + at.map(time -> " at " + time).orElse("")
                    + Phrases.because(why)
                    + (state == JobState.SUCCEEDED ? "" : " It runs again only if somebody requeues it.")
                    + prunedAt.map(time -> " It is kept until " + time + ".").orElse("");
        }
    }

    /**
     * It runs, or is about to begin, on a node that lives.
     *
     * @param node which one
     * @param attempt the number of the attempt
     * @param since when the node got it
     * @param leaseUntil when others take it over unless the node is heard of before
     * @param stopRequested whether it was asked to stop
     */
    record Running(Node node, int attempt, Instant since, Instant leaseUntil, boolean stopRequested)
            implements StateReason {

        @Override
        public String sentence() {
            return "Attempt " + attempt + " runs on node " + node + " since " + since
                    + ". Should the node fall silent, others take the job over after " + leaseUntil + "."
                    + (stopRequested ? " It was asked to stop." : "");
        }
    }

    /**
     * The node that ran it is not heard of any more.
     *
     * @param node which one
     * @param attempt the number of the attempt
     * @param since when the node got it
     * @param leaseEnded until when the node was trusted, if its row is still there
     */
    record Abandoned(Node node, int attempt, Instant since, Optional<Instant> leaseEnded) implements StateReason {

        @Override
        public String sentence() {
            return "Attempt " + attempt + " began on node " + node + " at " + since
                    + ", and that node has fallen silent"
                    + leaseEnded.map(time -> ": its lease ended at " + time).orElse("")
                    + ". A living node takes the job over within seconds, and the attempt does not count.";
        }
    }

    /**
     * Its time has not come.
     *
     * @param dueAt when it comes
     * @param left how long that is
     * @param why why it was put off, if somebody noted that
     */
    record Scheduled(Instant dueAt, Duration left, Optional<String> why) implements StateReason {

        @Override
        public String sentence() {
            return "It is to start at " + dueAt + ", in " + Phrases.span(left) + Phrases.because(why);
        }
    }

    /**
     * Its time has come and no node has made it ready.
     *
     * @param dueAt when it came
     * @param late how long ago that is
     */
    record Overdue(Instant dueAt, Duration late) implements StateReason {

        @Override
        public String sentence() {
            return "It was due at " + dueAt + ", " + Phrases.span(late)
                    + " ago, and no node has made it ready yet; one that lives does so within seconds.";
        }
    }

    /**
     * An attempt did not end well, and another follows.
     *
     * @param failedAttempt the number of the latest attempt
     * @param why how that ended
     */
    record Retry(int failedAttempt, Optional<String> why) implements StateReason {

        @Override
        public String sentence() {
            return "Attempt " + failedAttempt + " did not end well, attempt " + (failedAttempt + 1) + " follows"
                    + Phrases.because(why);
        }
    }

    /**
     * It waits for the end of another job or batch.
     *
     * @param parent which one
     * @param name the parent's job method or the batch's name; empty if the parent is not there any more
     * @param state where the parent stands
     * @param after after which end it runs
     * @param undecided whether the parent has ended so that this job moves on, and only nobody has seen to it yet
     */
    record Follows(Parent parent, Optional<String> name, Optional<JobState> state, After after, boolean undecided)
            implements StateReason {

        @Override
        public String sentence() {
            String what = parent instanceof BatchId ? "batch " : "job ";
            if (state.isEmpty()) {
                return "It was to follow " + what + parent.value() + ", which is not there any more.";
            }
            JobState stands = state.get();
            return "It follows " + what + parent.value()
                    + name.map(text -> " (" + text + ")").orElse("") + ", which is " + capitalised(stands) + ". "
                    + then(stands);
        }

        private String then(JobState stands) {
            if (undecided) {
                return "What becomes of it is decided within moments.";
            }
            if (stands == JobState.FAILED) {
                return "It goes on waiting until that is requeued and succeeds.";
            }
            return "It runs once that has "
                    + switch (after) {
                        case SUCCESS -> "succeeded.";
                        case FAILURE -> "failed for good; should that end otherwise, it is deleted.";
                        case ANY_END -> "ended, whichever way.";
                    };
        }

        private static String capitalised(JobState state) {
            return Phrases.capital(state.name().toLowerCase(Locale.ROOT));
        }
    }

    /** It is Awaiting, and nothing is stored of what it waits for. */
    record Astray() implements StateReason {

        @Override
        public String sentence() {
            return "It waits for another job or batch, but nothing is stored of which; requeue it to run it all the same.";
        }
    }
}
