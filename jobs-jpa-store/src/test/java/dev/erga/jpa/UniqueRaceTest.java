package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.Engine;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.EngineSetup;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.KeyTakenException;
import dev.erga.jobs.Unique;
import dev.erga.jobs.event.JobEvent;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.jobs.spi.Retention;
import dev.erga.jobs.spi.StoreException;
import dev.erga.testkit.Declarations;
import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Many callers on two nodes that share a database say the same key at once. */
@ParameterizedClass
@ValueSource(strings = {"H2", "PostgreSQL"})
class UniqueRaceTest {

    private static final int CALLERS = 50;
    private static final int CALLS = 6;
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<JobEvent> events = new LinkedBlockingQueue<>();
    private final Turnstile turnstile = new Turnstile();
    private final AgroalDataSource backDoor;
    private final List<Node> nodes;

    /** A bean whose job sees whether another is in it at the same time. */
    static class Turnstile {

        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger passed = new AtomicInteger();

        public void pass(long caller) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            passed.incrementAndGet();
            inside.decrementAndGet();
        }
    }

    private record Node(AgroalDataSource source, LocalJpaStore local, Engine engine) {

        JobScheduler jobs() {
            return engine.scheduler();
        }
    }

    /** What one of many callers does. */
    @FunctionalInterface
    private interface Caller {
        JobId call(Node node, long number) throws Exception;
    }

    UniqueRaceTest(String product) {
        boolean h2 = product.equals("H2");
        String address = h2 ? "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=20000" : PostgresServer.newDatabase();
        backDoor = Pools.plain(address, h2 ? "sa" : "postgres");
        nodes = List.of(node(address, h2 ? "sa" : "postgres", "one"), node(address, h2 ? "sa" : "postgres", "two"));
    }

    private Node node(String address, String user, String name) {
        AgroalDataSource source = Pools.plain(address, user);
        LocalJpaStore local = LocalJpaStore.open(source, new Surroundings(), System::nanoTime);
        JobDeclaration job = Declarations.of(turnstile, "pass");
        EngineSettings settings = new EngineSettings(
                name,
                "test",
                4,
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
                events::add,
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

    /** All at once, every other one on the second node; what each of them got. */
    private List<Future<JobId>> race(Caller caller) throws Exception {
        CyclicBarrier together = new CyclicBarrier(CALLERS);
        List<Callable<JobId>> calls = IntStream.range(0, CALLERS)
                .<Callable<JobId>>mapToObj(number -> () -> {
                    together.await();
                    return caller.call(nodes.get(number % 2), number);
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            return threads.invokeAll(calls);
        } finally {
            threads.shutdown();
        }
    }

    private static Set<JobId> jobs(List<Future<JobId>> calls) throws Exception {
        List<JobId> ids = new ArrayList<>();
        for (Future<JobId> call : calls) {
            ids.add(call.get());
        }
        return Set.copyOf(ids);
    }

    private List<String> read(String query) {
        return Tables.read(backDoor, query);
    }

    private static JobOptions unique() {
        return JobOptions.defaults().uniqueBy("k");
    }

    @Test
    void fifty_callers_on_two_nodes_get_one_job() throws Exception {
        Set<JobId> ids = jobs(race((node, number) -> node.jobs().with(unique()).enqueue(Turnstile::pass, number)));

        assertThat(ids).hasSize(1);
        assertThat(read("SELECT id FROM erga_job"))
                .containsExactly(ids.iterator().next().toString());
    }

    @Test
    void of_fifty_callers_of_whom_half_roll_back_those_who_commit_get_one_job() throws Exception {
        List<Future<JobId>> calls =
                race((node, number) -> node.local().transactions().inNew(Duration.ofMinutes(1), () -> {
                    JobId id = node.jobs().with(unique()).enqueue(Turnstile::pass, number);
                    if (number % 4 < 2) {
                        node.local().transactions().setRollbackOnly();
                    }
                    return id;
                }));

        List<JobId> committed = new ArrayList<>();
        for (int number = 0; number < CALLERS; number++) {
            JobId id = calls.get(number).get();
            if (number % 4 >= 2) {
                committed.add(id);
            }
        }
        assertThat(Set.copyOf(committed)).hasSize(1);
        assertThat(read("SELECT id FROM erga_job"))
                .containsExactly(committed.get(0).toString());
    }

    @Test
    void of_fifty_who_would_be_rejected_one_gets_a_job() throws Exception {
        JobOptions options = JobOptions.defaults().uniqueBy(Unique.key("k").rejecting());

        int rejected = 0;
        for (Future<JobId> call :
                race((node, number) -> node.jobs().with(options).enqueue(Turnstile::pass, number))) {
            try {
                call.get();
            } catch (ExecutionException refused) {
                assertThat(refused).hasCauseInstanceOf(KeyTakenException.class);
                rejected++;
            }
        }

        assertThat(rejected).isEqualTo(CALLERS - 1);
        assertThat(read("SELECT count(*) FROM erga_job")).containsExactly("1");
    }

    @Test
    void of_fifty_who_replace_each_other_one_job_is_left_and_has_the_key() throws Exception {
        JobOptions options = JobOptions.defaults().uniqueBy(Unique.key("k").replacing());

        Set<JobId> ids = jobs(race((node, number) -> node.jobs().with(options).enqueue(Turnstile::pass, number)));

        assertThat(ids).hasSize(CALLERS);
        assertThat(read("SELECT count(*) FROM erga_job WHERE state = 'DELETED'"))
                .containsExactly(String.valueOf(CALLERS - 1));
        assertThat(read("SELECT job_id FROM erga_unique"))
                .isEqualTo(read("SELECT id FROM erga_job WHERE state = 'ENQUEUED'"))
                .hasSize(1);
    }

    @Test
    void a_burst_of_fifty_leaves_one_job_with_the_arguments_of_one_of_them() throws Exception {
        JobOptions options = JobOptions.defaults().debounce("k", Duration.ofMinutes(1));

        Set<JobId> ids = jobs(race((node, number) -> node.jobs().with(options).enqueue(Turnstile::pass, number)));

        assertThat(ids).hasSize(1);
        assertThat(read("SELECT state FROM erga_job")).containsExactly("SCHEDULED");
        assertThat(read("SELECT arguments FROM erga_job").get(0)).matches("\\[[1-4]?[0-9]]");
    }

    @Test
    void while_calls_and_workers_race_no_two_jobs_of_a_key_run_at_once_and_each_runs() throws Exception {
        nodes.forEach(node -> node.engine().start());

        Set<JobId> ids = jobs(race((node, number) -> {
            JobId id = node.jobs().with(unique()).enqueue(Turnstile::pass, number);
            for (int i = 1; i < CALLS; i++) {
                id = node.jobs().with(unique()).enqueue(Turnstile::pass, number);
            }
            return id;
        }));

        int stored = Integer.parseInt(read("SELECT count(*) FROM erga_job").get(0));
        awaitSuccesses(stored);
        assertThat(turnstile.passed.get()).isEqualTo(stored);
        assertThat(turnstile.most.get()).isEqualTo(1);
        assertThat(read("SELECT id FROM erga_job"))
                .containsAll(ids.stream().map(JobId::toString).toList());
    }

    private void awaitSuccesses(int wanted) throws InterruptedException {
        int succeeded = 0;
        while (succeeded < wanted) {
            JobEvent event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("an event after %s successes", succeeded).isNotNull();
            succeeded += event instanceof JobSucceeded ? 1 : 0;
        }
    }

    @Test
    void of_two_who_take_the_same_keys_in_opposite_orders_one_is_told_to_do_it_again() throws Exception {
        for (String key : List.of("a", "b")) {
            nodes.get(0).jobs().with(JobOptions.defaults().uniqueBy(key)).enqueue(Turnstile::pass, 0L);
        }
        CyclicBarrier both = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<JobId>> calls;
        try {
            calls = threads.invokeAll(List.<Callable<JobId>>of(() -> both("a", "b", both), () -> both("b", "a", both)));
        } finally {
            threads.shutdown();
        }

        int failed = 0;
        for (Future<JobId> call : calls) {
            try {
                call.get();
            } catch (ExecutionException refused) {
                assertThat(refused.getCause())
                        .isInstanceOfSatisfying(
                                StoreException.class,
                                conflict ->
                                        assertThat(conflict.isWorthRetrying()).isTrue())
                        .hasMessageStartingWith("ERGA-0410");
                failed++;
            }
        }
        assertThat(failed).isEqualTo(1);
        assertThat(read("SELECT count(*) FROM erga_job")).containsExactly("2");
    }

    private JobId both(String first, String second, CyclicBarrier together) throws Exception {
        Node node = nodes.get(0);
        return node.local().transactions().inNew(Duration.ofMinutes(1), () -> {
            node.jobs().with(JobOptions.defaults().uniqueBy(first)).enqueue(Turnstile::pass, 1L);
            together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return node.jobs().with(JobOptions.defaults().uniqueBy(second)).enqueue(Turnstile::pass, 2L);
        });
    }
}
