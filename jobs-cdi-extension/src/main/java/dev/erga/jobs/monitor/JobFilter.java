package dev.erga.jobs.monitor;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Which jobs to list. Immutable: each method returns a changed copy.
 *
 * @param state only jobs in this state
 * @param queue only jobs of this queue
 * @param name only jobs of this job method
 * @param label only jobs with this label
 * @param batch only jobs that are members of this batch
 * @param error only jobs of the {@link FailureGroup} with this key
 * @param failedWithin only jobs that are Failed or wait for another attempt, and that failed no longer ago than this
 * @param node only jobs that are running on the nodes of this name, or on this one incarnation
 * @param tenant only jobs of this tenant
 * @param recurringId only jobs that this schedule made, in its time or out of turn
 * @param key only jobs that are the latest of this unique key, of whatever method and tenant
 * @param id only this job
 * @param madeSince only jobs whose ids were made then or later, by the clock of their callers' nodes
 * @param madeBefore only jobs whose ids were made before, by the clock of their callers' nodes
 * @param before only jobs older than this one: where the page before ended
 * @param after only jobs newer than this one, and of those the oldest: the page that ends there
 * @param limit how many at most, 1 to 200; 20 by default
 */
public record JobFilter(
        Optional<JobState> state,
        Optional<String> queue,
        Optional<String> name,
        Optional<String> label,
        Optional<BatchId> batch,
        Optional<String> error,
        Optional<Duration> failedWithin,
        Optional<String> node,
        Optional<String> tenant,
        Optional<String> recurringId,
        Optional<String> key,
        Optional<JobId> id,
        Optional<Instant> madeSince,
        Optional<Instant> madeBefore,
        Optional<JobId> before,
        Optional<JobId> after,
        int limit) {

    public JobFilter {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit must be 1 to 200, was " + limit);
        }
        if (before.isPresent() && after.isPresent()) {
            throw new IllegalArgumentException("a page ends at a job or begins after one, not both");
        }
        if (node.isPresent() && !state.equals(Optional.of(JobState.PROCESSING))) {
            throw new IllegalArgumentException("only jobs that run are found by their node");
        }
    }

    /** The latest 20 jobs of any kind. */
    public static JobFilter all() {
        return new Draft().filter();
    }

    /** Only jobs in this state. Takes the place of {@link #runningOn} if that is another than Processing. */
    public JobFilter inState(JobState value) {
        return with(draft -> {
            draft.state = Optional.of(value);
            draft.node = value == JobState.PROCESSING ? node : Optional.empty();
        });
    }

    /** Only jobs of this queue. */
    public JobFilter inQueue(String value) {
        return with(draft -> draft.queue = Optional.of(value));
    }

    /** Only jobs of this job method. */
    public JobFilter named(String value) {
        return with(draft -> draft.name = Optional.of(value));
    }

    /** Only jobs with this label. */
    public JobFilter labelled(String value) {
        return with(draft -> draft.label = Optional.of(value));
    }

    /** Only jobs that are members of this batch; batches inside it are not jobs. */
    public JobFilter inBatch(BatchId value) {
        return with(draft -> draft.batch = Optional.of(value));
    }

    /**
     * Only jobs of the {@link FailureGroup} with this key: those that are Failed, and those that wait for another attempt, and whose
     * latest failure was that one.
     */
    public JobFilter failedWith(String value) {
        return with(draft -> draft.error = Optional.of(value));
    }

    /** Only jobs that are Failed or wait for another attempt, and whose latest failure is no longer ago than this. */
    public JobFilter failedWithin(Duration value) {
        return with(draft -> draft.failedWithin = Optional.of(value));
    }

    /**
     * Only jobs that are running, or about to, on the nodes of this name, or on the one incarnation whose id this is. Takes the
     * place of {@link #inState}: what has run somewhere before is not found by that.
     */
    public JobFilter runningOn(String value) {
        return with(draft -> {
            draft.state = Optional.of(JobState.PROCESSING);
            draft.node = Optional.of(value);
        });
    }

    /** Only jobs of this tenant. */
    public JobFilter ofTenant(String value) {
        return with(draft -> draft.tenant = Optional.of(value));
    }

    /** Only jobs that this schedule made. */
    public JobFilter madeBy(String schedule) {
        return with(draft -> draft.recurringId = Optional.of(schedule));
    }

    /** Only jobs that are the latest of this unique key: one of each method and tenant at most. */
    public JobFilter withKey(String value) {
        return with(draft -> draft.key = Optional.of(value));
    }

    /** Only this job. */
    public JobFilter only(JobId value) {
        return with(draft -> draft.id = Optional.of(value));
    }

    /** Only jobs made at this time or later. */
    public JobFilter madeSince(Instant value) {
        return with(draft -> draft.madeSince = Optional.of(value));
    }

    /** Only jobs made before this time. */
    public JobFilter madeBefore(Instant value) {
        return with(draft -> draft.madeBefore = Optional.of(value));
    }

    /** Only jobs older than this one. Takes the place of {@link #newerThan}. */
    public JobFilter olderThan(JobId value) {
        return with(draft -> {
            draft.before = Optional.of(value);
            draft.after = Optional.empty();
        });
    }

    /** Only the oldest of the jobs newer than this one; listed newest first all the same. Takes the place of {@link #olderThan}. */
    public JobFilter newerThan(JobId value) {
        return with(draft -> {
            draft.before = Optional.empty();
            draft.after = Optional.of(value);
        });
    }

    /** The same from its beginning on: without a place where a page begins or ends. */
    public JobFilter fromTheNewest() {
        return with(draft -> {
            draft.before = Optional.empty();
            draft.after = Optional.empty();
        });
    }

    /** At most so many, 1 to 200. */
    public JobFilter limit(int value) {
        return with(draft -> draft.limit = value);
    }

    /** What all ids that are wanted are lower than, if anything bounds them: by time, by page, or by both. */
    public Optional<JobId> below() {
        return Stream.concat(before.stream(), madeBefore.map(IdTime::first).stream())
                .min(Comparator.naturalOrder());
    }

    /** What all ids that are wanted are higher than, if anything bounds them. */
    public Optional<JobId> above() {
        return Stream.concat(after.stream(), madeSince.map(IdTime::lastBefore).stream())
                .max(Comparator.naturalOrder());
    }

    private JobFilter with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.filter();
    }

    /** A filter that is being changed. */
    private static final class Draft {

        private Optional<JobState> state = Optional.empty();
        private Optional<String> queue = Optional.empty();
        private Optional<String> name = Optional.empty();
        private Optional<String> label = Optional.empty();
        private Optional<BatchId> batch = Optional.empty();
        private Optional<String> error = Optional.empty();
        private Optional<Duration> failedWithin = Optional.empty();
        private Optional<String> node = Optional.empty();
        private Optional<String> tenant = Optional.empty();
        private Optional<String> recurringId = Optional.empty();
        private Optional<String> key = Optional.empty();
        private Optional<JobId> id = Optional.empty();
        private Optional<Instant> madeSince = Optional.empty();
        private Optional<Instant> madeBefore = Optional.empty();
        private Optional<JobId> before = Optional.empty();
        private Optional<JobId> after = Optional.empty();
        private int limit = 20;

        Draft() {}

        Draft(JobFilter from) {
            state = from.state;
            queue = from.queue;
            name = from.name;
            label = from.label;
            batch = from.batch;
            error = from.error;
            failedWithin = from.failedWithin;
            node = from.node;
            tenant = from.tenant;
            recurringId = from.recurringId;
            key = from.key;
            id = from.id;
            madeSince = from.madeSince;
            madeBefore = from.madeBefore;
            before = from.before;
            after = from.after;
            limit = from.limit;
        }

        JobFilter filter() {
            return new JobFilter(
                    state,
                    queue,
                    name,
                    label,
                    batch,
                    error,
                    failedWithin,
                    node,
                    tenant,
                    recurringId,
                    key,
                    id,
                    madeSince,
                    madeBefore,
                    before,
                    after,
                    limit);
        }
    }
}
