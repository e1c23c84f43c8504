package dev.erga.testkit;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobProgress;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Failure;
import dev.erga.jobs.spi.JobLimit;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A stored job. A copy is changed and then put in the place of the old one, so that readers keep what they saw. */
final class JobRow {

    final NewJob job;
    final Instant createdAt;
    JobState state;
    Instant runAt;
    long token;
    int attempts;
    int crashes;
    long begunToken;
    boolean stopRequested;
    boolean awaitsPlace;
    List<AttemptDetails> history = List.of();
    final Set<String> labels = new TreeSet<>();

    @Nullable
    NodeId node;

    @Nullable
    String reason;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant finishedAt;

    @Nullable
    Instant expiresAt;

    @Nullable
    Duration keptWhenStopped;

    /** Of the latest attempt that failed; whether it still counts, the state says. */
    @Nullable
    Failure failure;

    @Nullable
    Instant failedAt;

    JobRow(NewJob job, JobState state, Instant now, Instant runAt) {
        this.job = job;
        this.createdAt = now;
        this.state = state;
        this.runAt = runAt;
        labels.addAll(job.labels());
    }

    JobRow copy() {
        return as(job);
    }

    /** The same row for a job that was edited. */
    JobRow as(NewJob edited) {
        JobRow copy = new JobRow(edited, state, createdAt, runAt);
        copy.token = token;
        copy.attempts = attempts;
        copy.crashes = crashes;
        copy.begunToken = begunToken;
        copy.stopRequested = stopRequested;
        copy.awaitsPlace = awaitsPlace;
        copy.history = history;
        copy.labels.addAll(labels);
        copy.node = node;
        copy.reason = reason;
        copy.startedAt = startedAt;
        copy.finishedAt = finishedAt;
        copy.expiresAt = expiresAt;
        copy.keptWhenStopped = keptWhenStopped;
        copy.failure = failure;
        copy.failedAt = failedAt;
        return copy;
    }

    /** Moves on as the state machine allows, or fails the test. One that shares places waits for one where it were ready. */
    void go(JobState next, @Nullable String why, Instant now) {
        if (!state.allows(next)) {
            throw new IllegalStateException(job.id() + " cannot go from " + state + " to " + next);
        }
        stand(next, why, now);
    }

    /** The same whatever the state was. */
    void stand(JobState next, @Nullable String why, Instant now) {
        awaitsPlace = next == JobState.ENQUEUED && job.limit().isPresent();
        state = awaitsPlace ? JobState.AWAITING : next;
        reason = Texts.reason(why);
        finishedAt = next.isFinal() ? now : null;
        expiresAt = null;
    }

    /** Has got a place, and is ready. */
    void getPlace() {
        awaitsPlace = false;
        state = JobState.ENQUEUED;
        reason = null;
    }

    /** The same at the end of an attempt: a job that was asked to stop does not run again. Tells whether that decided. */
    boolean goUnlessStopped(JobState next, @Nullable String why, Instant now) {
        boolean stopped = stopRequested && !next.isFinal();
        if (stopped) {
            go(JobState.DELETED, reason, now);
            expiresAt = keptWhenStopped == null ? null : now.plus(keptWhenStopped);
        } else {
            go(next, why, now);
        }
        stopRequested = false;
        keptWhenStopped = null;
        return stopped;
    }

    boolean isHeldBy(Lease lease) {
        return state == JobState.PROCESSING
                && token == lease.token()
                && lease.node().equals(node);
    }

    void record(String outcome, Optional<Failure> failure, Instant now) {
        List<AttemptDetails> longer = new ArrayList<>(history);
        longer.add(new AttemptDetails(
                attempts,
                token,
                outcome,
                String.valueOf(node),
                Optional.ofNullable(startedAt),
                now,
                failure.map(Failure::type),
                failure.map(Failure::message),
                failure.map(Failure::stack)));
        history = List.copyOf(longer);
    }

    /** It is found by this as long as it does not run again. */
    void failedWith(@Nullable Failure thrown, Instant now) {
        failure = thrown;
        failedAt = thrown == null ? null : now;
    }

    /** The failure it is found by. */
    Optional<Failure> failing() {
        return state == JobState.FAILED || state == JobState.SCHEDULED
                ? Optional.ofNullable(failure)
                : Optional.empty();
    }

    ClaimedJob claimed(NodeId by, Instant now) {
        return new ClaimedJob(
                new Lease(job.id(), token, by),
                job.name(),
                job.queue(),
                job.priority(),
                attempts,
                crashes,
                job.arguments(),
                job.maxAttempts(),
                job.recurringId(),
                job.firedFor(),
                now);
    }

    JobSummary summary() {
        return new JobSummary(
                job.id(),
                job.name(),
                job.queue(),
                job.priority(),
                state,
                attempts,
                Optional.ofNullable(reason),
                Set.copyOf(labels),
                createdAt,
                runAt,
                Optional.ofNullable(startedAt),
                Optional.ofNullable(finishedAt),
                Optional.ofNullable(node).map(NodeId::toString));
    }

    JobDetails details(Optional<String> key, Optional<JobProgress> progress, Optional<String> result) {
        return new JobDetails(
                summary(),
                job.arguments(),
                crashes,
                job.tenant(),
                job.batch(),
                job.due() instanceof Due.Follows follows ? Optional.of(follows.parent()) : Optional.empty(),
                job.recurringId(),
                job.firedFor(),
                job.createdBy(),
                Optional.ofNullable(expiresAt),
                job.limit().map(JobLimit::key),
                key,
                progress,
                result,
                List.of(),
                history);
    }
}
