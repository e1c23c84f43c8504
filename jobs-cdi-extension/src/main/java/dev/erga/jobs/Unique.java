package dev.erga.jobs;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * That one job stands for all calls with a key: {@code jobs.with(JobOptions.defaults().uniqueBy("user-42"))}. A call finds
 * the job that was stored for that key last and, if its rule covers the state which that job is in, does what it says for
 * a {@linkplain OnConflict conflict}. Otherwise it stores a job, for which later calls will look. Immutable: each method
 * returns a changed copy.
 *
 * @param key what makes calls alike
 * @param states the states that are covered instead of all in which a job has not ended
 * @param window for how long after its call a job that has ended is covered
 * @param onConflict what the call does then
 */
public record Unique(String key, Optional<Set<JobState>> states, Optional<Duration> window, OnConflict onConflict)
        implements Uniqueness {

    private static final Set<JobState> NOT_ENDED =
            Set.of(JobState.AWAITING, JobState.SCHEDULED, JobState.ENQUEUED, JobState.PROCESSING, JobState.HELD);

    /** What a call does that finds a job. */
    public enum OnConflict {
        /** Stores nothing, and gives that job's id. */
        KEEP,
        /**
         * Deletes that job if it waits, also for a further attempt, and stores its own. One that runs goes on to its end, beside
         * or before the new one.
         */
        REPLACE,
        /** Stores nothing, and throws a {@link KeyTakenException}. */
        REJECT
    }

    public Unique {
        KeyMessages.requireKey(key);
        states = states.map(Set::copyOf);
        if (states.filter(Set::isEmpty).isPresent()) {
            throw new JobsException(KeyMessages.nothingCovered(key));
        }
        window.ifPresent(span -> KeyMessages.requireSpan(key, "window", span));
        boolean coversEnds =
                window.isPresent() || states.stream().flatMap(Set::stream).anyMatch(JobState::isFinal);
        if (onConflict == OnConflict.REPLACE && coversEnds) {
            throw new JobsException(KeyMessages.replacesEnded(key));
        }
    }

    /** One job at a time for the key, for as long as it has not ended; further calls get its id. */
    public static Unique key(String key) {
        return new Unique(key, Optional.empty(), Optional.empty(), OnConflict.KEEP);
    }

    /**
     * Covers a job that has succeeded as well, or has ended as {@link #covering} says, for so long after the call that
     * stored it, by the database's clock. The job is kept for that long.
     *
     * @param span more than zero, at most 366 days
     * @throws JobsException ERGA-0224 if it is not, or if calls replace each other
     */
    public Unique within(Duration span) {
        return new Unique(key, states, Optional.of(span), onConflict);
    }

    /**
     * Covers these states and no others. A state that is an end is covered for the {@linkplain #within window}; without
     * one, until the job is pruned.
     *
     * @throws JobsException ERGA-0224 without a state, or with an end where calls replace each other
     */
    public Unique covering(JobState... covered) {
        Set<JobState> set = EnumSet.noneOf(JobState.class);
        set.addAll(Arrays.asList(covered));
        return new Unique(key, Optional.of(set), window, onConflict);
    }

    /**
     * Covers a job only while it waits, for its time, a worker, another job or another attempt. A call that comes while it runs
     * stores one more; a job that a call keeps begins after that call's transaction has committed, and so sees what it wrote.
     */
    public Unique whileWaiting() {
        return covering(JobState.AWAITING, JobState.SCHEDULED, JobState.ENQUEUED, JobState.HELD);
    }

    /** Further calls take the place of a job that waits. See {@link OnConflict#REPLACE}. */
    public Unique replacing() {
        return new Unique(key, states, window, OnConflict.REPLACE);
    }

    /** Further calls throw a {@link KeyTakenException}. */
    public Unique rejecting() {
        return new Unique(key, states, window, OnConflict.REJECT);
    }

    /**
     * Whether a job stands for a call.
     *
     * @param state which the job is in
     * @param age how long ago the call was that stored it
     */
    public boolean covers(JobState state, Duration age) {
        boolean soon = window.map(span -> age.compareTo(span) < 0).orElse(true);
        return covered().contains(state) && (soon || !state.isFinal());
    }

    private Set<JobState> covered() {
        if (states.isPresent() || window.isEmpty()) {
            return states.orElse(NOT_ENDED);
        }
        Set<JobState> withSuccess = EnumSet.copyOf(NOT_ENDED);
        withSuccess.add(JobState.SUCCEEDED);
        return withSuccess;
    }
}
