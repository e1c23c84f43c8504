package dev.erga.testkit;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Admission;
import dev.erga.jobs.spi.JobLimit;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.Limits;
import dev.erga.jobs.spi.StartRate;
import dev.erga.jobs.spi.Turnstile;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Places that jobs share, in memory. One lock does for all keys. */
final class InMemoryLimits extends InMemoryVerbs implements Limits {

    static final int LOCK = 0;
    private static final Duration UNTIL_STARTED = Duration.ofSeconds(1);

    InMemoryLimits(InMemoryDatabase database) {
        super(database);
    }

    /** The grant of a place. */
    record StartKey(String key, JobId job, long token) implements Comparable<StartKey> {

        private static final Comparator<StartKey> ORDER =
                Comparator.comparing(StartKey::key).thenComparing(StartKey::job).thenComparingLong(StartKey::token);

        @Override
        public int compareTo(StartKey other) {
            return ORDER.compare(this, other);
        }
    }

    /** Until when it counts, once that is known. */
    record StartRow(StartKey key, StartRate rate, Optional<Instant> until) {}

    @Override
    public Admission admit(Set<String> keys, Map<String, LimitBounds> declared) {
        return run("admit", () -> {
            if (!isLocked()) {
                return new Admission(Set.of(), keys, Map.of());
            }
            Set<String> ready = new TreeSet<>();
            Set<String> again = new TreeSet<>();
            Map<String, Duration> later = new HashMap<>();
            for (String key : new TreeSet<>(keys)) {
                takeBack(key);
                settle(key);
                Turnstile turnstile = new Turnstile(holding(key), (int) starts(key));
                for (JobRow row : waiters(key)) {
                    LimitBounds bounds = bounds(row, declared);
                    if (turnstile.letsThrough(bounds)) {
                        if (admit(row, bounds)) {
                            ready.add(row.job.queue());
                        } else {
                            again.add(key);
                        }
                    }
                }
                if (turnstile.isRateUsedUp()) {
                    later.put(key, untilNext(key));
                }
            }
            return new Admission(ready, again, later);
        });
    }

    private boolean isLocked() {
        return database.limitLocks.lockUnlessHeld(LOCK).isPresent();
    }

    private static boolean isOf(JobRow row, String key) {
        return row.job.limit().map(JobLimit::key).filter(key::equals).isPresent();
    }

    private boolean isPaused(JobRow row) {
        return isPaused(row.job.queue());
    }

    private void takeBack(String key) {
        for (JobRow row :
                database.jobs.all(each -> isOf(each, key) && each.state == JobState.ENQUEUED && isPaused(each))) {
            if (tryLock(row, JobState.ENQUEUED)) {
                JobRow next = row.copy();
                next.go(JobState.AWAITING, next.reason, clockNow());
                next.awaitsPlace = true;
                database.jobs.update(row.job.id(), next);
            }
        }
    }

    private int holding(String key) {
        return database.jobs
                .all(row -> isOf(row, key) && (row.state == JobState.ENQUEUED || row.state == JobState.PROCESSING))
                .size();
    }

    private List<JobRow> waiters(String key) {
        return database.jobs.all(row -> isOf(row, key) && row.awaitsPlace && !isPaused(row)).stream()
                .sorted(CLAIM_ORDER)
                .toList();
    }

    private static LimitBounds bounds(JobRow row, Map<String, LimitBounds> declared) {
        LimitBounds stored = row.job.limit().orElseThrow().bounds();
        return declared.getOrDefault(row.job.name(), stored);
    }

    private boolean admit(JobRow row, LimitBounds bounds) {
        if (!tryLock(row, JobState.AWAITING)) {
            return false;
        }
        JobRow next = row.copy();
        next.getPlace();
        database.jobs.update(row.job.id(), next);
        bounds.rate().ifPresent(rate -> {
            StartKey key = new StartKey(row.job.limit().orElseThrow().key(), row.job.id(), row.token);
            database.starts.insert(key, new StartRow(key, rate, Optional.empty()));
        });
        return true;
    }

    private List<StartRow> startsOf(String key) {
        return database.starts.all(row -> row.key().key().equals(key));
    }

    private long starts(String key) {
        return startsOf(key).stream().filter(this::counts).count();
    }

    private boolean counts(StartRow row) {
        return row.until().map(until -> until.isAfter(clockNow())).orElse(true);
    }

    private Duration untilNext(String key) {
        boolean open = startsOf(key).stream().anyMatch(row -> row.until().isEmpty());
        Duration next = startsOf(key).stream()
                .filter(this::counts)
                .flatMap(row -> row.until().stream())
                .min(Comparator.naturalOrder())
                .map(until -> Duration.between(clockNow(), until))
                .orElse(UNTIL_STARTED);
        return open && next.compareTo(UNTIL_STARTED) > 0 ? UNTIL_STARTED : next;
    }

    private void settle(String key) {
        startsOf(key).stream().filter(row -> row.until().isEmpty()).forEach(this::settle);
    }

    private void settle(StartRow start) {
        Optional<JobRow> job = database.jobs.find(start.key().job());
        long token = start.key().token();
        if (job.isPresent() && job.get().token == token) {
            if (job.get().state != JobState.ENQUEUED) {
                database.starts.lock(start.key());
                database.starts.delete(start.key());
            }
            return;
        }
        Instant started = job.filter(row -> row.token == token + 1)
                .map(row -> row.startedAt)
                .orElse(clockNow());
        database.starts.lock(start.key());
        Instant until = start.rate().countsUntil(started);
        database.starts.update(start.key(), new StartRow(start.key(), start.rate(), Optional.of(until)));
    }

    @Override
    public List<String> waiting(Optional<String> after, int limit) {
        return run(
                "waiting",
                () -> database.jobs.all(row -> row.awaitsPlace).stream()
                        .map(row -> row.job.limit().orElseThrow().key())
                        .filter(key ->
                                after.map(last -> key.compareTo(last) > 0).orElse(true))
                        .distinct()
                        .sorted()
                        .limit(limit)
                        .toList());
    }

    /** Removes what does not count any more; tells how many rows went. */
    int prune() {
        int gone = 0;
        for (StartRow row : database.starts.all(each -> !counts(each))) {
            if (database.starts.lockUnlessHeld(row.key()).isPresent()) {
                database.starts.delete(row.key());
                gone++;
            }
        }
        return gone;
    }
}
