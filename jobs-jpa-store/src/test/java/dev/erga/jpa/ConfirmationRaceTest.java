package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.Engine;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.EngineSetup;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.Signature;
import dev.erga.jobs.spi.Retention;
import dev.erga.testkit.Declarations;
import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** One confirmation arrives many times at once, on two nodes that share a database. */
@ParameterizedClass
@ValueSource(strings = {"H2", "PostgreSQL"})
class ConfirmationRaceTest {

    private static final int CALLERS = 20;
    private static final Signature ONCE = new Signature("ada", "test", "Customers wait.").confirmed("yes-1");

    private final AgroalDataSource backDoor;
    private final List<Node> nodes;

    /** A bean whose jobs never come to run here. */
    static class Letters {

        private final AtomicLong sent = new AtomicLong();

        public void send(long number) {
            sent.addAndGet(number);
        }
    }

    private record Node(AgroalDataSource source, LocalJpaStore local, Engine engine) {}

    ConfirmationRaceTest(String product) {
        boolean h2 = product.equals("H2");
        String address = h2 ? "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=20000" : PostgresServer.newDatabase();
        String user = h2 ? "sa" : "postgres";
        backDoor = Pools.plain(address, user);
        nodes = Stream.of("one", "two").map(name -> node(address, user, name)).toList();
    }

    private static Node node(String address, String user, String name) {
        AgroalDataSource source = Pools.plain(address, user);
        LocalJpaStore local = LocalJpaStore.open(source, new Surroundings(), System::nanoTime);
        JobDeclaration job = Declarations.of(new Letters(), "send");
        EngineSettings settings = new EngineSettings(
                name,
                "test",
                1,
                Map.of(),
                Set.of(job.queue()),
                Set.of(job.queue()),
                Duration.ofMillis(100),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Retention.defaults(),
                3);
        Engine engine = Engine.create(new EngineSetup(
                settings,
                List.of(job),
                List.of(),
                local.opened(),
                local.transactions(),
                event -> {},
                Thread::new,
                () -> Optional.of(name),
                InstantSource.system(),
                NodeTime.system()));
        return new Node(source, local, engine);
    }

    @AfterEach
    void close() {
        nodes.forEach(node -> {
            node.engine().stop();
            node.local().close();
            node.source().close();
        });
        backDoor.close();
    }

    @Test
    void of_many_actions_with_one_confirmation_one_is_done_and_the_others_change_nothing() throws Exception {
        List<JobId> jobs = IntStream.range(0, CALLERS)
                .mapToObj(number ->
                        nodes.get(0).engine().scheduler().schedule(Duration.ofHours(1), Letters::send, (long) number))
                .toList();

        List<Future<Boolean>> answers = race(jobs);

        int done = 0;
        for (Future<Boolean> answer : answers) {
            try {
                done += answer.get() ? 1 : 0;
            } catch (ExecutionException refused) {
                assertThat(refused).hasCauseInstanceOf(JobsException.class).hasMessageContaining("ERGA-0255");
            }
        }
        assertThat(done).isEqualTo(1);
        assertThat(Tables.read(backDoor, "SELECT id FROM erga_job WHERE state = 'ENQUEUED'"))
                .isEqualTo(Tables.read(backDoor, "SELECT subject_id FROM erga_audit"))
                .hasSize(1);
        assertThat(Tables.read(backDoor, "SELECT id FROM erga_job WHERE state = 'SCHEDULED'"))
                .hasSize(CALLERS - 1);
    }

    /** All at once, every other one on the second node. */
    private List<Future<Boolean>> race(List<JobId> jobs) throws InterruptedException {
        CyclicBarrier together = new CyclicBarrier(CALLERS);
        List<Callable<Boolean>> calls = IntStream.range(0, CALLERS)
                .<Callable<Boolean>>mapToObj(number -> () -> {
                    together.await();
                    return nodes.get(number % 2).engine().operator().runNow(jobs.get(number), ONCE);
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            return threads.invokeAll(calls);
        } finally {
            threads.shutdown();
        }
    }
}
