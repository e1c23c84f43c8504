package dev.erga.dashboard.jobs;

import dev.erga.jobs.JobId;
import java.util.Optional;

/**
 * How far it has come, kept in the transaction of each page.
 *
 * @param last the id of the job where the latest page ended, whether or not it matches; empty before the first
 * @param changed how many jobs have changed
 * @param left how many did not fit any more, and are as they were
 * @param failed how many were refused by the store, and are as they were
 */
public record MatchingCount(String last, long changed, long left, long failed) {

    static final MatchingCount NONE = new MatchingCount("", 0, 0, 0);

    Optional<JobId> end() {
        return last.isEmpty() ? Optional.empty() : Optional.of(JobId.parse(last));
    }

    long seen() {
        return changed + left + failed;
    }

    MatchingCount plus(boolean done) {
        return new MatchingCount(last, done ? changed + 1 : changed, done ? left : left + 1, failed);
    }

    MatchingCount plusFailed() {
        return new MatchingCount(last, changed, left, failed + 1);
    }

    MatchingCount upTo(JobId id) {
        return new MatchingCount(id.toString(), changed, left, failed);
    }
}
