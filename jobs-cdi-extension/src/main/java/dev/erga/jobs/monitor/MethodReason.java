package dev.erga.jobs.monitor;

import dev.erga.jobs.JobId;
import java.time.Instant;
import java.util.Optional;

/** A reason that lies in the job's method. */
public sealed interface MethodReason extends Reason {

    /** Which job method. */
    String method();

    /**
     * It has failed so often that it rests: its breaker is not closed.
     *
     * @param method the job method's name
     * @param failures how many attempts have failed in a row
     * @param until until when no job of it is started; from then on one is, to try it
     * @param over whether that time is over
     * @param trial the job that is being tried
     * @param why why the last attempt failed
     */
    record BreakerOpen(
            String method, int failures, Instant until, boolean over, Optional<JobId> trial, Optional<String> why)
            implements MethodReason {

        @Override
        public String sentence() {
            return "The job method " + method + " has failed " + (failures == 1 ? "once" : failures + " times in a row")
                    + Phrases.because(why) + " " + rest();
        }

        private String rest() {
            if (!over) {
                return "No job of it is started until " + until + "; then one tries it.";
            }
            return trial.map(job -> "Job " + job + " tries it").orElse("One job tries it next")
                    + ", and the others wait for how that ends.";
        }
    }
}
