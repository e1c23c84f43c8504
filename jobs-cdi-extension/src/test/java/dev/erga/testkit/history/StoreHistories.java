package dev.erga.testkit.history;

import static org.assertj.core.api.Assertions.fail;

import dev.erga.jobs.spi.StoreUnderTest;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What must hold holds after each step of random histories. A store's test extends this. {@code -Dhistories.tries=5000}
 * lives through more of them, {@code -Dhistories.seed=7} through others, {@code -Dhistories.length=200} through longer ones,
 * and {@code -Dhistories.replay="join:3f claim:1c"} through this one.
 */
public abstract class StoreHistories {

    private static final String REPLAY = System.getProperty("histories.replay", "");

    /** How many shorter histories are tried for one that failed. */
    private static final int PATIENCE = 600;

    /** A store that holds nothing; asked for once for each history. */
    protected abstract StoreUnderTest emptyStore();

    /** How many histories are lived through where nobody says so. */
    protected abstract int tries();

    /** The module of the test. */
    protected abstract String module();

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void what_must_hold_holds_after_each_step_of_random_histories() {
        Histories histories = new Histories(this::emptyStore);
        if (!REPLAY.isEmpty()) {
            histories.failing(Step.parseAll(REPLAY)).ifPresent(failed -> report("as given", failed));
            return;
        }
        LongStream.range(Histories.SEED, Histories.SEED + Integer.getInteger("histories.tries", tries()))
                .forEach(seed -> histories
                        .failing(Histories.drawn(seed))
                        .ifPresent(failed -> report("of seed " + seed, histories.shrunk(failed, PATIENCE))));
    }

    private void report(String which, Life.Failed failed) {
        String replay = "./mvnw -pl %s -am test -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false"
                .formatted(module(), getClass().getSimpleName());
        fail(failed.report(which, replay), failed.broken());
    }
}
