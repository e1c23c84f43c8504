package dev.erga.dashboard.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What was read lately, so that many who ask for the same cost one reading: those who come while it is being read wait for it. It is
 * kept for a second, and where a reading takes long for twenty times as long as it took, up to five seconds: however busy the
 * database is, the same is being read for a twentieth of the time. Keeps at most 200 answers. Thread-safe.
 *
 * @param <K> what was asked
 * @param <V> what was read
 */
final class Recent<K, V> {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration LONGEST_FRESH = Duration.ofSeconds(5);
    private static final int TIMES_AS_LONG = 20;
    private static final int MOST = 200;

    private final InstantSource clock;
    private final Map<K, Reading<V>> readings = new LinkedHashMap<>();

    Recent(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * @param fresh for how long it is kept from its beginning on; until it has ended, for as long as any
     */
    private record Reading<V>(Instant began, Duration fresh, CompletableFuture<V> answer) {

        boolean isOver(Instant now) {
            // Of a clock that was set back nothing is known.
            return now.isBefore(began) || !now.isBefore(began.plus(fresh));
        }

        Reading<V> ended(Instant now) {
            Duration wanted = Duration.between(began, now).multipliedBy(TIMES_AS_LONG);
            Duration atLeast = wanted.compareTo(FRESH) > 0 ? wanted : FRESH;
            return new Reading<>(began, atLeast.compareTo(LONGEST_FRESH) < 0 ? atLeast : LONGEST_FRESH, answer);
        }
    }

    /** What was read, by this call or a recent one. A reading that fails is not kept. */
    V get(K key, Supplier<V> read) {
        CompletableFuture<V> own = new CompletableFuture<>();
        CompletableFuture<V> answer = answer(key, own);
        if (answer == own) {
            try {
                V value = read.get();
                end(own);
                own.complete(value);
            } catch (RuntimeException | Error failed) {
                forget(own);
                own.completeExceptionally(failed);
                throw failed;
            }
        }
        return answer.join();
    }

    private synchronized CompletableFuture<V> answer(K key, CompletableFuture<V> own) {
        Instant now = clock.instant();
        readings.values().removeIf(reading -> reading.isOver(now));
        Reading<V> known = readings.get(key);
        if (known != null) {
            return known.answer();
        }
        if (readings.size() < MOST) {
            readings.put(key, new Reading<>(now, LONGEST_FRESH, own));
        }
        return own;
    }

    private synchronized void end(CompletableFuture<V> own) {
        Instant now = clock.instant();
        readings.replaceAll((key, reading) -> reading.answer() == own ? reading.ended(now) : reading);
    }

    private synchronized void forget(CompletableFuture<V> own) {
        readings.values().removeIf(reading -> reading.answer() == own);
    }
}
