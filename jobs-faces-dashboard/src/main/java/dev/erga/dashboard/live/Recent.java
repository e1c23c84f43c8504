package dev.erga.dashboard.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What was read within the last second, so that many who ask for the same cost one reading: those who come while it is being
 * read wait for it. Keeps at most 200 answers. Thread-safe.
 *
 * @param <K> what was asked
 * @param <V> what was read
 */
final class Recent<K, V> {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST = 200;

    private final InstantSource clock;
    private final Map<K, Reading<V>> readings = new LinkedHashMap<>();

    Recent(InstantSource clock) {
        this.clock = clock;
    }

    private record Reading<V>(Instant began, CompletableFuture<V> answer) {

        boolean isOver(Instant now) {
            // Of a clock that was set back nothing is known.
            return now.isBefore(began) || !now.isBefore(began.plus(FRESH));
        }
    }

    /** What was read, by this call or a recent one. A reading that fails is not kept. */
    V get(K key, Supplier<V> read) {
        CompletableFuture<V> own = new CompletableFuture<>();
        CompletableFuture<V> answer = answer(key, own);
        if (answer == own) {
            try {
                own.complete(read.get());
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
            readings.put(key, new Reading<>(now, own));
        }
        return own;
    }

    private synchronized void forget(CompletableFuture<V> own) {
        readings.values().removeIf(reading -> reading.answer() == own);
    }
}
