package dev.erga.engine.message;

import dev.erga.jobs.Problem;
import dev.erga.jobs.Unique;
import dev.erga.jobs.spi.KeyHolder;

/** The numbered errors of calls with keys, ERGA-0220 to ERGA-0223. */
public final class UniqueMessages {

    private static final int SHOWN = 80;

    private UniqueMessages() {}

    /** Another job stands for the call, which did not want that. */
    public static Problem taken(String jobName, Unique rule, KeyHolder holder) {
        return Problem.of("ERGA-0220", "key \"" + shown(rule.key()) + "\" of " + jobName + " is taken")
                .at("job " + holder.job() + ", which is " + holder.state())
                .why("the call asked to be rejected while such a job is there")
                .fix("nothing, if that job does the work; else call again once it has ended, or let calls keep it or"
                        + " replace it");
    }

    /** One key for a whole stream. */
    public static Problem keyForMany(String key) {
        return Problem.of("ERGA-0221", "enqueueAll cannot give each of its jobs the key \"" + shown(key) + "\"")
                .why("one key stands for one job, so all elements but one would be lost")
                .fix("call enqueue for each element, with a key of its own");
    }

    /** A key for what a schedule makes. */
    public static Problem keyOfSchedule(String recurringId, String key) {
        return Problem.of("ERGA-0222", "the jobs of a recurring job cannot have the key \"" + shown(key) + "\"")
                .at("recurring job \"" + shown(recurringId) + "\"")
                .why("its ledger has a job for each fire, which a key would take away")
                .fix(
                        "use overlap(Overlap.SKIP) to keep its runs apart, or let the job enqueue another that has the key");
    }

    /** A burst that something else decides about. */
    public static Problem debounceWithPlan(String key, String plan) {
        return Problem.of("ERGA-0223", "a call with debounce, key \"" + shown(key) + "\", cannot be made " + plan)
                .why("the last call of the burst decides when the job runs, and whose it is")
                .fix("use enqueue, outside of batches, or uniqueBy instead of debounce");
    }

    /** A text from outside must not begin a line of its own in a log. */
    private static String shown(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return oneLine.length() <= SHOWN ? oneLine : oneLine.substring(0, SHOWN) + "…";
    }
}
