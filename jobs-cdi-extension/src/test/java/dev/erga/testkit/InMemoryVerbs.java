package dev.erga.testkit;

import dev.erga.jobs.JobState;
import java.time.Instant;
import java.util.function.Supplier;

/** What the verbs of the store in memory have in common. */
abstract class InMemoryVerbs {

    final InMemoryDatabase database;

    InMemoryVerbs(InMemoryDatabase database) {
        this.database = database;
    }

    final Instant clockNow() {
        return database.clock.instant();
    }

    /** Locks the row if nobody holds it and it is still as it was seen. */
    final boolean tryLock(JobRow seen, JobState state) {
        return database.jobs
                .lockUnlessHeld(seen.job.id())
                .filter(row -> row.state == state && row.token == seen.token)
                .isPresent();
    }

    final <T> T run(String verb, Supplier<T> work) {
        database.springTrap(verb);
        synchronized (database) {
            return work.get();
        }
    }
}
