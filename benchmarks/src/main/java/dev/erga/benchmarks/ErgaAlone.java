package dev.erga.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.erga.engine.Engine;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.EngineSetup;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.NodeTime;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.spi.Retention;
import dev.erga.jobs.spi.StoreEnvironment;
import dev.erga.jpa.LocalJpaStore;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Erga's engine and store without a container: what JTA, CDI and interceptors cost is not in it. */
final class ErgaAlone implements Contender {

    static final String NAME = "Erga, no container";

    private final HikariDataSource source;
    private final LocalJpaStore store;
    private final JobScheduler scheduler;
    private volatile CountDownLatch done = new CountDownLatch(0);

    ErgaAlone(HikariDataSource source) {
        this.source = source;
        this.store = LocalJpaStore.open(source, new Nothing(), System::nanoTime);
        this.scheduler = engine(0).scheduler();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void empty() throws Exception {
        Bench.execute(source, "TRUNCATE erga_job CASCADE", "VACUUM ANALYZE erga_job");
    }

    @Override
    public void enqueueOne() {
        scheduler.enqueue(ErgaAlone::atOnce, PAYLOAD);
    }

    @Override
    public void enqueueMany(int jobs, boolean each) {
        Stream<String> payloads = Stream.generate(() -> PAYLOAD).limit(jobs);
        if (each) {
            scheduler.enqueueAll(ErgaAlone::each, payloads);
        } else {
            scheduler.enqueueAll(ErgaAlone::atOnce, payloads);
        }
    }

    @Override
    public Optional<Runnable> run(CountDownLatch runs, boolean each) {
        done = runs;
        Engine engine = engine(WORKERS);
        engine.start();
        return Optional.of(engine::stop);
    }

    @Override
    public long left() throws Exception {
        return Bench.number(source, "SELECT count(*) FROM erga_job WHERE state IN ('ENQUEUED', 'PROCESSING')");
    }

    @Override
    public void close() {
        store.close();
        source.close();
    }

    /** The job method that may run more than once. */
    void atOnce(String payload) {
        done.countDown();
    }

    /** The job method that commits together with its completion. */
    void each(String payload) {
        done.countDown();
    }

    private Engine engine(int workers) {
        Set<String> queues = Set.of("default", "each");
        return Engine.create(new EngineSetup(
                new EngineSettings(
                        "benchmark",
                        "1",
                        workers,
                        Map.of(),
                        queues,
                        queues,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Retention.defaults(),
                        3),
                List.of(declared("atOnce", "default", false), declared("each", "each", true)),
                List.of(),
                store.opened(),
                store.transactions(),
                event -> {},
                Thread::new,
                Optional::empty,
                InstantSource.system(),
                NodeTime.system()));
    }

    private JobDeclaration declared(String name, String queue, boolean transactional) {
        try {
            Method method = ErgaAlone.class.getDeclaredMethod(name, String.class);
            return new JobDeclaration(
                    name,
                    Set.of(ErgaAlone.class),
                    method,
                    queue,
                    5,
                    new RetryPolicy(11, new Backoff.Polynomial(), List.of()),
                    Optional.empty(),
                    transactional,
                    arguments -> method.invoke(this, arguments.get(0)));
        } catch (NoSuchMethodException renamed) {
            throw new IllegalStateException(renamed);
        }
    }

    /** All settings are the defaults. */
    private static final class Nothing implements StoreEnvironment {

        @Override
        public Optional<String> setting(String key) {
            return Optional.empty();
        }

        @Override
        public <T> Optional<T> resource(Class<T> type) {
            return Optional.empty();
        }
    }
}
