package dev.erga.engine.enqueue;

import dev.erga.engine.message.UniqueMessages;
import dev.erga.jobs.Debounce;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.KeyTakenException;
import dev.erga.jobs.Unique;
import dev.erga.jobs.Uniqueness;
import dev.erga.jobs.event.JobDeleted;
import dev.erga.jobs.spi.KeyClaim;
import dev.erga.jobs.spi.KeyHolder;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.UniqueKey;
import dev.erga.jobs.spi.UniqueKeys;
import java.time.Duration;
import java.util.Optional;

/** Puts a job in that has a key: finds out, under the key's lock, which job stands for the call. */
record UniquePut(StoringScheduler scheduler, Call call, Uniqueness rule) {

    /**
     * Which job stands for a call.
     *
     * @param stored whether the call has stored it
     */
    record Outcome(JobId job, boolean stored) {}

    /** To be called in a transaction. */
    Outcome put(Due due, String json) {
        NewJob job = call.job(firstDue(due), json);
        KeyClaim claim = new KeyClaim(key(), job.id(), window());
        Optional<KeyHolder> holder = keys().take(claim);
        if (holder.isEmpty()) {
            return stored(job);
        }
        KeyHolder seen = holder.get();
        return KeyDecision.of(rule, seen).needsLock()
                ? keys().lock(seen)
                        .map(locked -> decided(claim, job, json, locked))
                        .orElseGet(() -> passed(claim, job))
                : decided(claim, job, json, seen);
    }

    private Due firstDue(Due due) {
        if (rule instanceof Debounce debounce) {
            if (!(due instanceof Due.Now)) {
                throw new JobsException(
                        UniqueMessages.debounceWithPlan(rule.key(), "for a time of its own, or after another job"));
            }
            if (call.batch().isPresent()) {
                throw new JobsException(UniqueMessages.debounceWithPlan(rule.key(), "as a member of a batch"));
            }
            return Due.in(debounce.quiet());
        }
        return due;
    }

    private UniqueKey key() {
        return new UniqueKey(call.method().name(), call.options().tenant(), rule.key());
    }

    private Optional<Duration> window() {
        return rule instanceof Unique unique ? unique.window() : Optional.empty();
    }

    private UniqueKeys keys() {
        return scheduler.parts().store().uniqueKeys();
    }

    private Outcome decided(KeyClaim claim, NewJob job, String json, KeyHolder holder) {
        return switch (KeyDecision.of(rule, holder)) {
            case STORE -> passed(claim, job);
            case KEEP -> new Outcome(holder.job(), false);
            case KEEP_WAITING -> keptWaiting(holder);
            case REJECT -> throw rejected(holder);
            case REPLACE -> {
                delete(holder.job(), job.id());
                yield passed(claim, job);
            }
            case CHANGE -> changed(holder, json);
        };
    }

    private Outcome stored(NewJob job) {
        scheduler.storeNow(job);
        return new Outcome(job.id(), true);
    }

    private Outcome passed(KeyClaim claim, NewJob job) {
        keys().pass(claim);
        return stored(job);
    }

    /** Workers that came by while its row was locked have passed it over. */
    private Outcome keptWaiting(KeyHolder holder) {
        Neighbours neighbours = scheduler.parts().neighbours();
        scheduler.afterCommit(
                holder.state() == JobState.SCHEDULED ? neighbours::scheduled : () -> neighbours.changed(call.queue()));
        return new Outcome(holder.job(), false);
    }

    private KeyTakenException rejected(KeyHolder holder) {
        return new KeyTakenException(
                UniqueMessages.taken(call.method().name(), (Unique) rule, holder), holder.job(), holder.state());
    }

    /** It waits and its row is locked, so it is not asked to stop. */
    private void delete(JobId replaced, JobId by) {
        String reason = "Replaced by job " + by + ", which " + call.caller().orElse("the application")
                + " put in with the same key.";
        Enqueue parts = scheduler.parts();
        parts.store().delete(replaced, reason, parts.keeping());
        scheduler.afterCommit(() -> parts.events().publish(new JobDeleted(replaced, reason)));
    }

    private Outcome changed(KeyHolder holder, String json) {
        NewJob job = call.job(holder.job(), nextDue(holder), json);
        keys().change(job);
        scheduler.afterCommit(() -> scheduler.tellNeighbours(job));
        return new Outcome(job.id(), false);
    }

    /** One whose time had come before stays ready. */
    private Due nextDue(KeyHolder holder) {
        Duration delay = holder.state() == JobState.SCHEDULED ? ((Debounce) rule).delay(holder.age()) : Duration.ZERO;
        return delay.isZero() ? Due.now() : Due.in(delay);
    }
}
