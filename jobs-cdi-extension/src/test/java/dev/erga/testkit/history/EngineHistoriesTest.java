package dev.erga.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two or three nodes live through random histories of calls and faults; what must hold holds when all is quiet.
 * {@code -Dhistories.lives=200} lives through more of them, {@code -Dhistories.seed=7} through others; {@code
 * -Dhistories.replay="enqueue:3f die:1c"} goes through this one, though threads may take turns otherwise.
 */
class EngineHistoriesTest {

    private static final int LIVES = Integer.getInteger("histories.lives", 12);
    private static final int LENGTH = Integer.getInteger("histories.length", 60);
    private static final String REPLAY = System.getProperty("histories.replay", "");
    private static final int PATIENCE = 40;
    private static final int MOST_LIVES = 40;

    private static final Logger LOGGER = Logger.getLogger("dev.erga");

    /** Nodes that are cut off have much to say. */
    @BeforeAll
    static void silence() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOGGER.setLevel(null);
    }

    static LongStream seeds() {
        return REPLAY.isEmpty()
                ? LongStream.range(Histories.SEED, Histories.SEED + LIVES)
                : LongStream.of(Histories.SEED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothing_is_lost_or_done_twice_whatever_happens_to_nodes_and_commits(long seed) {
        Life life = life(EngineFault.NONE);
        List<Step> steps = REPLAY.isEmpty() ? Repertoire.ENGINE.history(seed, LENGTH) : Step.parseAll(REPLAY);
        Optional<Life.Failed> failed = life.failing(steps);
        if (failed.isPresent()) {
            Life.Failed shrunk = REPLAY.isEmpty() ? life.shrunk(failed.get(), PATIENCE) : failed.get();
            fail(
                    shrunk.report(
                            "of seed " + seed,
                            "./mvnw -pl jobs-cdi-extension -am test -Dtest=EngineHistoriesTest"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false"),
                    shrunk.broken());
        }
    }

    static Stream<EngineFault> faults() {
        return EngineFault.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void something_is_lost_or_done_twice_if_what_nodes_stand_on_is_wrong(EngineFault fault) {
        boolean found = LongStream.range(1, MOST_LIVES)
                .mapToObj(seed -> life(fault).failing(Repertoire.ENGINE.history(seed, LENGTH)))
                .anyMatch(Optional::isPresent);

        assertThat(found).as(fault.toString()).isTrue();
    }

    static Life life(EngineFault fault) {
        return (steps, told) -> {
            try (Cluster cluster = new Cluster(fault)) {
                for (Step step : steps) {
                    told.add(step + "  fails");
                    String done = Repertoire.ENGINE.done(step, cluster);
                    told.set(told.size() - 1, done);
                }
                ClusterChecks.whenQuiet(cluster);
            }
        };
    }
}
