package dev.erga.jobs.spi;

import dev.erga.jobs.JobState;
import java.util.Optional;

/**
 * What is to be written into the place of a job's arguments.
 *
 * @param name the job method's name now, whose parameters the arguments fit
 * @param arguments a JSON array, at most 64 KB
 * @param limit the key of the places that it shares from now on; empty to leave it as it is. One that shares no places shares none
 *     afterwards either
 */
public record JobEdit(String name, String arguments, Optional<String> limit) {

    /** Whether a job in this state can be edited: no attempt of it runs, and it waits for nothing but its time or a node. */
    public static boolean fits(JobState state) {
        return state != JobState.PROCESSING && state != JobState.AWAITING;
    }
}
