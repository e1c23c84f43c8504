package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import java.util.List;

/**
 * Jobs that are FAILED in the same way.
 *
 * @param words how people call that way, such as {@code java.io.IOException in com.acme.Mailer.send(Mailer.java:64)}
 * @param jobs which, in the order of their ids
 */
public record FailedJobs(String words, List<JobId> jobs) {

    public FailedJobs {
        jobs = List.copyOf(jobs);
    }

    /** The words for a type, empty for a quarantine, and a place. */
    public static String words(String type, String place) {
        String what = type.isEmpty() ? "quarantine" : type;
        return place.isEmpty() ? what : what + " in " + place;
    }
}
