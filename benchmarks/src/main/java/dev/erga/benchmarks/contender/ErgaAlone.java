package dev.erga.benchmarks.contender;

import dev.erga.benchmarks.measure.Claimer;
import dev.erga.benchmarks.measure.Contender;
import dev.erga.benchmarks.measure.Mode;
import dev.erga.engine.Engine;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.EngineSetup;
import dev.erga.engine.setup.EventSink;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.event.JobEvent;
import dev.erga.jobs.spi.Retention;
import dev.erga.jobs.spi.StoreEnvironment;
import dev.erga.jpa.LocalJpaStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Erga's engine and store without a container: what JTA, CDI and interceptors cost is not in it. All defaults. */
final class ErgaAlone implements Contender, Claimer {

    private final Pool pool;
    private final ErgaTable table;
    private final LocalJpaStore store;
    private final ErgaJobs jobs = new ErgaJobs();
    private final Engine outside;
    private final ErgaClaims claims;
    private volatile @Nullable Engine inside;
    private boolean outsideStarted;

    private ErgaAlone(Pool pool, ErgaTable table) {
        this.pool = pool;
        this.table = table;
        store = LocalJpaStore.open(pool.source(), new Nothing(), System::nanoTime);
        outside = engine(0);
        claims = new ErgaClaims(store);
    }

    static ErgaAlone onPostgreSql(String url) {
        Pool pool = Pool.on(url);
        return new ErgaAlone(pool, ErgaTable.onPostgreSql(pool));
    }

    static ErgaAlone onH2(String url) {
        Pool pool = Pool.on(url);
        return new ErgaAlone(pool, ErgaTable.onH2(pool));
    }

    @Override
    public boolean has(Mode mode) {
        return true;
    }

    @Override
    public void empty() throws SQLException {
        table.empty();
        claims.forget();
    }

    @Override
    public void enqueueOne(String argument) {
        outside.scheduler().enqueue(ErgaJobs.method(Mode.GATHERED), argument);
    }

    @Override
    public void enqueueMany(Stream<String> arguments) {
        outside.scheduler().enqueueAll(ErgaJobs.method(Mode.GATHERED), arguments);
    }

    @Override
    public Shift prepare(Mode mode, Stream<String> arguments) {
        outside.scheduler().enqueueAll(ErgaJobs.method(mode), arguments);
        Engine engine = engine(WORKERS);
        return new Shift() {
            @Override
            public void begin() {
                inside = engine;
                engine.start();
            }

            @Override
            public void end() {
                inside = null;
                engine.stop();
            }
        };
    }

    @Override
    public void send(String argument) {
        Engine sender = inside;
        if (sender == null) {
            sender = startedOutside();
        }
        sender.scheduler().enqueue(ErgaJobs.method(Mode.GATHERED), argument);
    }

    /** A node that runs nothing itself, but wakes others as nodes do. */
    private synchronized Engine startedOutside() {
        if (!outsideStarted) {
            outsideStarted = true;
            outside.start();
        }
        return outside;
    }

    @Override
    public long running() throws SQLException {
        return table.running();
    }

    @Override
    public void addFinished(long rows) throws SQLException {
        table.addFinished(rows);
    }

    @Override
    public void claim(int limit) throws Exception {
        claims.claim(limit);
    }

    @Override
    public void relax(boolean unflushed) throws SQLException {
        pool.relax(unflushed);
    }

    @Override
    public Connection connect() throws SQLException {
        return pool.connect();
    }

    @Override
    public void close() {
        outside.stop();
        store.close();
        pool.close();
    }

    private Engine engine(int workers) {
        Set<String> queues = Set.of(ErgaJobs.QUEUE);
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
                jobs.declarations(),
                List.of(),
                store.opened(),
                store.transactions(),
                new Nobody(),
                Thread::new,
                Optional::empty,
                InstantSource.system(),
                NodeTime.system()));
    }

    /** Listens to nothing, as in an application without observers, and says so: only then may jobs share transactions. */
    private static final class Nobody implements EventSink {

        @Override
        public boolean isHeard(JobEvent event) {
            return false;
        }

        @Override
        public void publish(JobEvent event) {
            // nobody hears it
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
