package dev.erga.jpa;

import dev.erga.jobs.spi.Continuations;
import dev.erga.jobs.spi.Followers;

/** What the engine wants to know of continuations, and what is left to be decided about them. */
record JpaContinuations(Sessions sessions) implements Continuations {

    @Override
    public void tell(Followers followers) {
        sessions.followersReference().set(followers);
    }

    @Override
    public int decideOwed(int limit) {
        return sessions.jdbc(
                "decide about continuations", jdbc -> new Continuing(jdbc, sessions.followers()).owed(limit));
    }
}
