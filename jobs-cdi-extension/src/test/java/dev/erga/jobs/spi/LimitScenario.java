package dev.erga.jobs.spi;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** Jobs that share places, in a store that tells of places. */
abstract class LimitScenario extends StoreScenario {

    static final String KEY = "customer-7";

    final Set<String> told = new HashSet<>();

    LimitScenario(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    @BeforeEach
    final void listen() {
        store.continuations().tell(new Listener());
    }

    static NewJob limited(String key, LimitBounds bounds) {
        return newJob().limitedBy(new JobLimit(key, bounds));
    }

    static NewJob limited(int priority, Due due, LimitBounds bounds) {
        return newJob(METHOD, QUEUE, priority, due).limitedBy(new JobLimit(KEY, bounds));
    }

    final JobId waiting(LimitBounds bounds) throws Exception {
        return stored(limited(KEY, bounds));
    }

    final Admission admitted(String... keys) throws Exception {
        return admitted(Map.of(), keys);
    }

    final Admission admitted(Map<String, LimitBounds> declared, String... keys) throws Exception {
        return inTransaction(() -> store.limits().admit(Set.of(keys), declared));
    }

    final List<String> keysWaitedFor() throws Exception {
        return inTransaction(() -> store.limits().waiting(Optional.empty(), 100));
    }

    /** What was told since the last call. */
    final Set<String> heard() {
        Set<String> heard = Set.copyOf(told);
        told.clear();
        return heard;
    }

    private final class Listener implements Followers {

        @Override
        public Keeping keeping() {
            return Keeping.alike(Optional.of(Duration.ofDays(1)));
        }

        @Override
        public void ready(Set<String> queues) {}

        @Override
        public void counted(Set<BatchId> batches) {}

        @Override
        public void owed() {}

        @Override
        public void places(Set<String> keys) {
            told.addAll(keys);
        }
    }
}
