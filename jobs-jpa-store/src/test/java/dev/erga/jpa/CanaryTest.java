package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.Engine;
import dev.erga.engine.setup.EncryptionKeys;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.EngineSetup;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.NodeTime;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Sensitive;
import dev.erga.jobs.event.JobEvent;
import dev.erga.jobs.event.JobFailed;
import dev.erga.jobs.spi.Retention;
import dev.erga.testkit.Declarations;
import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret goes in, the job that gets it throws it about, and then it is looked for everywhere. */
class CanaryTest {

    private static final String CANARY = "canary-7f3a \"quoted\"";
    private static final String WORD = "canary-7f3a";

    private final BlockingQueue<JobEvent> events = new LinkedBlockingQueue<>();
    private final List<JobEvent> heard = new CopyOnWriteArrayList<>();
    private final Everything log = new Everything();
    private final Logger lines = Logger.getLogger("dev.erga.log");
    private final Cage cage = new Cage();

    /** What is told to each logger, as it would be printed. */
    private static final class Everything extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            lines.add(formatter.format(line));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            lines.clear();
        }
    }

    /** A bean whose job cannot keep a secret. */
    static class Cage {

        final CompletableFuture<JobContext> context = new CompletableFuture<>();
        volatile String seen = "";

        public void sing(long id, @Sensitive String song) {
            seen = song;
            JobContext job = context.join();
            job.log().info("number {0} sings {1}", id, song);
            job.label(song);
            job.progress(2).advance();
            throw new IllegalStateException(
                    "x".repeat(280) + song + " and " + song,
                    new IllegalArgumentException("\"" + song + "\" is not a song"));
        }
    }

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(log);
        lines.setLevel(Level.ALL);
        log.setLevel(Level.ALL);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(log);
        lines.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void a_secret_is_nowhere_in_the_database_the_log_the_events_and_what_is_shown(String product) throws Exception {
        try (AgroalDataSource source = product.equals("H2")
                        ? Pools.plain("jdbc:h2:mem:canary", "sa")
                        : Pools.plain(PostgresServer.newDatabase(), "postgres");
                LocalJpaStore local = LocalJpaStore.open(source, new Surroundings(), System::nanoTime)) {
            Engine engine = engine(local);
            cage.context.complete(engine.currentJob());
            JobId id = engine.scheduler().enqueue(Cage::sing, 7L, CANARY);
            engine.start();
            awaitFailure();
            engine.stop();

            String shown = engine.monitor().job(id).orElseThrow() + " "
                    + engine.monitor().log(id);
            String stored = everything(source, product).toString();
            String told = log.lines + " " + heard;

            assertThat(cage.seen).isEqualTo(CANARY);
            assertThat(engine.monitor().job(id).orElseThrow().summary().state()).isEqualTo(JobState.FAILED);
            assertThat(shown).contains("***", "number 7 sings ***").doesNotContain(WORD);
            assertThat(stored).contains("erga:1:main:", "number 7 sings ***").doesNotContain(WORD);
            assertThat(told).contains("number 7 sings ***", "JobFailed").doesNotContain(WORD);
        }
    }

    private void awaitFailure() throws InterruptedException {
        JobEvent next;
        do {
            next = events.take();
            heard.add(next);
        } while (!(next instanceof JobFailed));
    }

    /** Each row of each table of Erga's. */
    private static List<String> everything(AgroalDataSource source, String product) {
        String schema = product.equals("H2") ? "PUBLIC" : "public";
        List<String> rows = new ArrayList<>();
        for (String table : Tables.read(
                source, "SELECT table_name FROM information_schema.tables WHERE table_schema = '" + schema + "'")) {
            for (String column : Tables.read(
                    source,
                    "SELECT column_name FROM information_schema.columns WHERE table_schema = '" + schema
                            + "' AND table_name = '" + table + "'")) {
                rows.addAll(Tables.read(source, "SELECT CAST(" + column + " AS varchar) FROM " + table));
            }
        }
        return rows;
    }

    private Engine engine(LocalJpaStore local) {
        JobDeclaration job = Declarations.retrying(
                Declarations.of(cage, "sing"), new RetryPolicy(2, new Backoff.Fixed(Duration.ofMillis(10)), List.of()));
        return Engine.create(new EngineSetup(
                new EngineSettings(
                        "canary",
                        "test",
                        2,
                        Map.of(),
                        Set.of(job.queue()),
                        Set.of(job.queue()),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Retention.defaults(),
                        3),
                List.of(job),
                List.of(),
                local.opened(),
                local.transactions(),
                events::add,
                Thread::new,
                Optional::empty,
                InstantSource.system(),
                Optional.of(
                        EncryptionKeys.of("main", Map.of("main", EncryptionKeys.key(new byte[EncryptionKeys.LENGTH])))),
                NodeTime.system()));
    }
}
