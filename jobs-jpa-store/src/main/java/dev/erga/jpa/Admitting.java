package dev.erga.jpa;

import dev.erga.jobs.spi.Admission;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.Turnstile;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lets jobs run that wait for a place. Whoever does it for a key holds that key's lock, and a job becomes Enqueued nowhere
 * else; so what the jobs' rows say once the lock is held can only become less, and no place is given twice.
 */
final class Admitting {

    private static final int PAGE = 500;

    /** A job that is about to start will have started soon; nobody says so. */
    private static final Duration UNTIL_STARTED = Duration.ofSeconds(1);

    private static final String READY = """
            UPDATE erga_job SET state = 'ENQUEUED', awaits_place = FALSE, reason = NULL
            WHERE id = ANY(?) AND state || '.' = 'AWAITING.' AND awaits_place
            """;

    private static final String TAKE_BACK = """
            UPDATE erga_job SET {ready} WHERE id = ANY(?) AND state || '.' = 'ENQUEUED.'
            """;

    private final Jdbc jdbc;
    private final Map<String, LimitBounds> declared;
    private final Set<String> ready = new TreeSet<>();
    private final Set<String> again = new TreeSet<>();
    private final Map<String, Duration> later = new HashMap<>();
    private final Map<String, Starts.Count> counts = new HashMap<>();

    /** Matters only where rates do. */
    private Instant now = Instant.EPOCH;

    Admitting(Jdbc jdbc, Map<String, LimitBounds> declared) {
        this.jdbc = jdbc;
        this.declared = declared;
    }

    Admission admit(Set<String> keys) throws SQLException {
        Set<String> free = keys.isEmpty() ? Set.of() : Stripes.lock(jdbc, keys);
        again.addAll(keys);
        again.removeAll(free);
        if (!free.isEmpty()) {
            admitLocked(free);
        }
        return new Admission(ready, again, later);
    }

    private void admitLocked(Set<String> keys) throws SQLException {
        Set<String> paused = pausedQueues();
        takeBack(keys, paused);
        Map<String, KeyUse> uses = jdbc.database().places().inUse(jdbc, keys, paused).stream()
                .filter(use -> use.first().isPresent())
                .collect(Collectors.toMap(KeyUse::key, Function.identity()));
        count(uses.values().stream().map(use -> use.first().orElseThrow()).toList());
        Map<String, Integer> room = new TreeMap<>();
        uses.forEach((key, use) -> room.put(key, room(use)));
        List<Waiter> waiters = jdbc.database().places().waiters(jdbc, room, paused);
        // Those behind the first may be of other methods, with bounds of their own.
        count(waiters);
        Map<String, Turnstile> turnstiles = new TreeMap<>();
        uses.forEach((key, use) -> turnstiles.put(key, turnstile(use)));
        through(waiters, turnstiles);
        turnstiles.forEach((key, turnstile) -> {
            if (turnstile.isRateUsedUp()) {
                later.put(key, untilNext(counted(key)));
            }
        });
    }

    private Set<String> pausedQueues() throws SQLException {
        return new HashSet<>(jdbc.select("SELECT name FROM erga_queue", row -> row.getString(1)));
    }

    /** What cannot begin must not keep a place from what can. */
    private void takeBack(Set<String> keys, Set<String> paused) throws SQLException {
        if (!paused.isEmpty()) {
            List<UUID> inVain = jdbc.database().places().inVain(jdbc, keys, paused);
            List<UUID> locked = RowLocks.lock(jdbc, "ENQUEUED", inVain);
            if (!locked.isEmpty()) {
                jdbc.update(TAKE_BACK, jdbc.uuids(locked));
            }
        }
    }

    /** Sees to it that the starts of each key are known where one of these is bound by a rate. */
    private void count(List<Waiter> waiters) throws SQLException {
        Set<String> rated = waiters.stream()
                .filter(waiter -> waiter.bounds(declared).rate().isPresent())
                .map(Waiter::key)
                .filter(key -> !counts.containsKey(key))
                .collect(Collectors.toSet());
        if (!rated.isEmpty()) {
            now = DatabaseTime.read(jdbc);
            Map<String, Starts.Count> found = new Starts(jdbc, now).count(rated);
            rated.forEach(key -> counts.put(key, found.getOrDefault(key, Starts.Count.NONE)));
        }
    }

    private Starts.Count counted(String key) {
        return counts.getOrDefault(key, Starts.Count.NONE);
    }

    private Turnstile turnstile(KeyUse use) {
        return new Turnstile(use.holding(), counted(use.key()).starts());
    }

    /** How many are looked at: one more than can go, so that it is known what that one waits for. */
    private int room(KeyUse use) {
        int room = turnstile(use).room(use.first().orElseThrow().bounds(declared));
        return Math.min(PAGE - 1, room) + 1;
    }

    private void through(List<Waiter> waiters, Map<String, Turnstile> turnstiles) throws SQLException {
        List<Waiter> let = new ArrayList<>();
        Map<String, Integer> through = new HashMap<>();
        for (Waiter waiter : waiters) {
            Turnstile turnstile = Objects.requireNonNull(turnstiles.get(waiter.key()));
            if (turnstile.letsThrough(waiter.bounds(declared))) {
                let.add(waiter);
                through.merge(waiter.key(), 1, Integer::sum);
            }
        }
        through.values().removeIf(count -> count < PAGE);
        again.addAll(through.keySet());
        List<Waiter> admitted = admit(let);
        new Starts(jdbc, now).add(admitted, declared);
    }

    /** A job whose row somebody else holds, to delete it perhaps, is left for another time. */
    private List<Waiter> admit(List<Waiter> let) throws SQLException {
        Set<UUID> locked = new HashSet<>(
                RowLocks.lock(jdbc, "AWAITING", let.stream().map(Waiter::job).toList()));
        if (!locked.isEmpty()) {
            jdbc.update(READY, jdbc.uuids(locked));
        }
        List<Waiter> admitted = new ArrayList<>();
        for (Waiter waiter : let) {
            if (locked.contains(waiter.job())) {
                admitted.add(waiter);
                ready.add(waiter.queue());
            } else {
                again.add(waiter.key());
            }
        }
        return admitted;
    }

    private Duration untilNext(Starts.Count count) {
        Duration next = count.next().map(time -> Duration.between(now, time)).orElse(UNTIL_STARTED);
        return count.about() > 0 && next.compareTo(UNTIL_STARTED) > 0 ? UNTIL_STARTED : next;
    }
}
