package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.Engine;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.EngineSetup;
import dev.erga.engine.setup.EventSink;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.NodeTime;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.event.JobEvent;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.jobs.spi.Retention;
import dev.erga.testkit.Declarations;
import io.agroal.api.AgroalDataSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Drains transactional jobs on PostgreSQL while sessions are killed, and counts their effects. The system property {@code
 * killed.jobs} says how many jobs there are, {@code killed.every} how many calls earn a kill.
 */
class KilledSessionsTest {

    private static final Logger LOG = System.getLogger(KilledSessionsTest.class.getName());
    private static final long JOBS = Long.getLong("killed.jobs", 3_000);
    private static final long EVERY = Long.getLong("killed.every", 50);
    private static final int WORKERS = 6;
    private static final int CONNECTIONS = 12;

    private final PGSimpleDataSource backDoor = new PGSimpleDataSource();
    private final BlockingQueue<JobEvent> successes = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void each_effect_is_there_exactly_once_however_many_sessions_are_killed(int chunk) throws Exception {
        String address = PostgresServer.newDatabase();
        backDoor.setUrl(address);
        backDoor.setUser("postgres");
        backDoor.setApplicationName("killer");
        Effects.createTable(backDoor);
        try (AgroalDataSource source = Pools.mending(address, "postgres", CONNECTIONS);
                LocalJpaStore local = LocalJpaStore.open(source, new Surroundings(), System::nanoTime)) {
            SessionKiller killer = new SessionKiller(backDoor, EVERY);
            WatchedTransactions transactions = new WatchedTransactions(local.transactions());
            Effects effects = new Effects((LocalTransactions) local.transactions(), () -> {
                transactions.countJob();
                killer.count();
            });
            Engine engine = engine(local, transactions, declaration(effects, chunk));
            engine.scheduler()
                    .enqueueAll(Effects::leave, LongStream.range(0, JOBS).boxed());
            killer.start();
            engine.start();
            awaitEnd();
            engine.stop();
            killer.stop();

            report(chunk, effects, killer, transactions);
            assertThat(transactions.shared() > 0).isEqualTo(chunk > 1);
            assertThat(transactions.rolledBack() > 0).isEqualTo(chunk > 1);
            assertThat(killer.kills()).isPositive();
        }
        assertThat(number("SELECT count(*) FROM effect")).isEqualTo(JOBS);
        assertThat(number("SELECT count(DISTINCT number) FROM effect")).isEqualTo(JOBS);
        assertThat(number("SELECT count(*) FROM erga_job WHERE state = 'SUCCEEDED'"))
                .isEqualTo(JOBS);
    }

    private void report(int chunk, Effects effects, SessionKiller killer, WatchedTransactions transactions) {
        long all = number("SELECT count(*) FROM effect");
        long distinct = number("SELECT count(DISTINCT number) FROM effect");
        LOG.log(
                Level.INFO,
                "chunk = {0}: {1} jobs, {2} calls, {3} effects, {4} doubled, {5} lost, {6} sessions killed, {7} commits in"
                        + " doubt, {8} chunks of {9} jobs committed, {10} chunks rolled back, {11} attempts failed",
                String.valueOf(chunk),
                String.valueOf(JOBS),
                String.valueOf(effects.calls()),
                String.valueOf(all),
                String.valueOf(all - distinct),
                String.valueOf(JOBS - distinct),
                String.valueOf(killer.kills()),
                String.valueOf(transactions.inDoubt()),
                String.valueOf(transactions.shared()),
                String.valueOf(transactions.jobsShared()),
                String.valueOf(transactions.rolledBack()),
                String.valueOf(number("SELECT count(*) FROM erga_attempt")));
    }

    /** An event may be missing where a commit was in doubt; then the rows tell. */
    private void awaitEnd() throws InterruptedException {
        boolean more = true;
        while (more) {
            more = successes.poll(1, TimeUnit.SECONDS) != null || number("""
                    SELECT count(*) FROM erga_job WHERE state IN ('ENQUEUED', 'SCHEDULED', 'PROCESSING')
                    """) > 0;
        }
    }

    private long number(String query) {
        return Long.parseLong(Tables.read(backDoor, query).get(0));
    }

    private static JobDeclaration declaration(Effects effects, int chunk) {
        RetryPolicy soon = new RetryPolicy(1_000, new Backoff.Fixed(Duration.ofMillis(100)), List.of());
        return Declarations.retrying(Declarations.of(effects, "leave"), soon).inChunksOf(chunk);
    }

    private Engine engine(LocalJpaStore local, WatchedTransactions transactions, JobDeclaration job) {
        return Engine.create(new EngineSetup(
                new EngineSettings(
                        "killed",
                        "test",
                        WORKERS,
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
                transactions,
                new Successes(),
                Thread::new,
                Optional::empty,
                InstantSource.system(),
                NodeTime.system()));
    }

    /** Hears successes only: where starts are heard, jobs share no transaction. */
    private final class Successes implements EventSink {

        @Override
        public boolean isHeard(JobEvent event) {
            return event instanceof JobSucceeded;
        }

        @Override
        public void publish(JobEvent event) {
            if (isHeard(event)) {
                successes.add(event);
            }
        }
    }
}
