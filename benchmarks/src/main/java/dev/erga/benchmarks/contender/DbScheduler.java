package dev.erga.benchmarks.contender;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.erga.benchmarks.measure.Arrivals;
import dev.erga.benchmarks.measure.Contender;
import dev.erga.benchmarks.measure.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As its documentation advises for throughput: lock-and-fetch that keeps the threads fed, batches that the driver rewrites,
 * and execution at once of what its own process puts in.
 */
final class DbScheduler implements Contender {

    private static final double FETCH_BELOW = 4;
    private static final double FETCH_UP_TO = 20;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Pool pool;
    private final OneTimeTask<String> task =
            Tasks.oneTime("note", String.class).execute((instance, context) -> Arrivals.note(instance.getData()));
    private final SchedulerClient client;
    private volatile @Nullable Scheduler running;

    DbScheduler(String url) throws SQLException {
        pool = Pool.on(url + "&reWriteBatchedInserts=true");
        pool.execute(
                """
                CREATE TABLE IF NOT EXISTS scheduled_tasks (
                    task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,
                    execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,
                    last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                    last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,
                    PRIMARY KEY (task_name, task_instance))
                """,
                "CREATE INDEX IF NOT EXISTS execution_time_idx ON scheduled_tasks (execution_time)",
                "CREATE INDEX IF NOT EXISTS last_heartbeat_idx ON scheduled_tasks (last_heartbeat)");
        client = SchedulerClient.Builder.create(pool.source(), task).build();
    }

    /** A job's own work cannot be part of the transaction that ends it. */
    @Override
    public boolean has(Mode mode) {
        return mode == Mode.GATHERED;
    }

    @Override
    public void empty() throws SQLException {
        pool.execute("TRUNCATE scheduled_tasks", "VACUUM ANALYZE scheduled_tasks");
    }

    @Override
    public void enqueueOne(String argument) {
        client.scheduleIfNotExists(instance(argument), Instant.now());
    }

    @Override
    public void enqueueMany(Stream<String> arguments) {
        Stream<TaskInstance<?>> instances = arguments.map(this::instance);
        client.scheduleBatch(instances, Instant.now());
    }

    @Override
    public Shift prepare(Mode mode, Stream<String> arguments) {
        enqueueMany(arguments);
        Scheduler scheduler = Scheduler.create(pool.source(), task)
                .threads(WORKERS)
                .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
                .pollingInterval(POLL)
                .enableImmediateExecution()
                .build();
        return new Shift() {
            @Override
            public void begin() {
                running = scheduler;
                scheduler.start();
            }

            @Override
            public void end() {
                running = null;
                scheduler.stop();
            }
        };
    }

    @Override
    public void send(String argument) {
        SchedulerClient sender = running;
        (sender == null ? client : sender).scheduleIfNotExists(instance(argument), Instant.now());
    }

    @Override
    public long running() throws SQLException {
        return pool.number("SELECT count(*) FROM scheduled_tasks");
    }

    /** It keeps none. */
    @Override
    public void addFinished(long rows) {}

    @Override
    public Connection connect() throws SQLException {
        return pool.connect();
    }

    @Override
    public void close() {
        pool.close();
    }

    private TaskInstance<String> instance(String argument) {
        return task.instance(UUID.randomUUID().toString(), argument);
    }
}
