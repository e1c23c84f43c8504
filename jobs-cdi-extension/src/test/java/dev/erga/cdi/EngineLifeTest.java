package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.engine.Engine;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.EngineSetup;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Problem;
import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.Retention;
import dev.erga.jobs.spi.StoreException;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineLifeTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final CountDownLatch running = new CountDownLatch(1);
    private final ManualTime time = new ManualTime();
    private final InMemoryDatabase database = new InMemoryDatabase();
    private volatile @Nullable StoreException obstacle;

    private final EngineLife life = new EngineLife(this::open, () -> Thread::new, this::announce, time);

    @AfterEach
    void close() {
        life.close();
    }

    private MadeEngine open() {
        StoreException refused = obstacle;
        if (refused != null) {
            happened.add("refused");
            throw refused;
        }
        happened.add("opened");
        OpenedStore store = database.store();
        OpenedStore watched =
                new OpenedStore(store.store(), store.queries(), store.description(), () -> happened.add("closed"));
        return new MadeEngine(Engine.create(setup(watched)), watched);
    }

    private void announce(MadeEngine started) {
        happened.add("running");
        running.countDown();
    }

    private EngineSetup setup(OpenedStore store) {
        NodeTime system = NodeTime.system();
        return new EngineSetup(
                new EngineSettings(
                        "node",
                        "version",
                        1,
                        Map.of(),
                        Set.of("default"),
                        Set.of("default"),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1),
                        Retention.defaults(),
                        3),
                List.of(),
                List.of(),
                store,
                new InMemoryTransactions(database, system),
                event -> {},
                Thread::new,
                Optional::empty,
                InstantSource.system(),
                system);
    }

    @Test
    void the_first_who_asks_gets_the_store_opened_and_the_start_uses_the_same() {
        Engine asked = life.engine();
        life.start();

        assertThat(life.engine()).isSameAs(asked);
        assertThat(happened).containsExactly("opened", "running");
    }

    @Test
    void start_stop_and_close_each_happen_once() {
        life.start();
        life.start();
        life.stop();
        life.stop();
        life.close();
        life.close();
        life.start();

        assertThat(happened).containsExactly("opened", "running", "closed");
    }

    @Test
    void a_mistake_fails_the_start() {
        obstacle = failure("ERGA-0401", false);

        assertThatThrownBy(life::start).isSameAs(obstacle);
    }

    @Test
    void a_database_that_does_not_answer_is_waited_for() throws InterruptedException {
        obstacle = failure("ERGA-0415", true);
        life.start();
        time.awaitResting(1);
        obstacle = null;

        time.advance(LONG_ENOUGH);
        running.await();

        assertThat(happened).containsExactly("refused", "opened", "running");
    }

    @Test
    void who_asks_meanwhile_is_told_at_once() {
        StoreException down = failure("ERGA-0415", true);
        obstacle = down;
        life.start();

        assertThatThrownBy(life::engine)
                .isInstanceOf(JobsException.class)
                .hasCause(down)
                .hasMessage("""
                        ERGA-0636  the job store is not open yet, so no job can be put in or run
                          at   java:/jdbc/erga
                          why  ERGA-0415 no connection, Connection to 127.0.0.1 refused. Check the port.
                          fix  bring the database back: Erga tries every ten seconds and starts by itself""");
        assertThat(happened).containsExactly("refused");
    }

    @Test
    void a_stop_ends_the_waiting() {
        obstacle = failure("ERGA-0415", true);
        life.start();

        life.close();
        obstacle = null;
        life.start();

        assertThat(happened).containsExactly("refused");
    }

    @Test
    void nothing_can_be_had_after_the_end() {
        life.start();
        life.close();

        assertThatThrownBy(life::engine).hasMessage("""
                        ERGA-0634  Erga has stopped, because its deployment is going away
                          why  a job put in now would have no transaction manager and no data source to rely on
                          fix  put jobs in while the application is running""");
    }

    private static StoreException failure(String code, boolean worthRetrying) {
        Problem problem = Problem.of(code, "no connection")
                .at("java:/jdbc/erga")
                .why("Connection to 127.0.0.1 refused.\n  Check the port.");
        return new StoreException(problem, null, worthRetrying);
    }
}
