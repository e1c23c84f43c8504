package dev.erga.testkit;

import dev.erga.jobs.After;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Fate;
import java.util.Optional;
import java.util.UUID;

/** That a job follows a parent, until that one's end has decided about it. */
record LinkRow(JobId child, UUID parent, After after, boolean decided, Optional<JobState> owed) {

    boolean isDecidedBy(UUID ended, JobState end) {
        return !decided && parent.equals(ended) && Fate.of(after, firstEnd(end)) != Fate.WAIT;
    }

    /** What is owed has been decided by the end that came first. */
    JobState firstEnd(JobState end) {
        return owed.orElse(end);
    }

    LinkRow owing(JobState end) {
        return new LinkRow(child, parent, after, decided, Optional.of(end));
    }

    LinkRow settled() {
        return new LinkRow(child, parent, after, true, Optional.empty());
    }
}
