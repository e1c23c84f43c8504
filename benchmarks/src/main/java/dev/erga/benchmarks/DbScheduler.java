package dev.erga.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** db-scheduler as its documentation advises for throughput: lock-and-fetch, and a short polling interval. */
final class DbScheduler implements Contender {

    static final String NAME = "db-scheduler 16.12";

    private final HikariDataSource source;
    private final AtomicLong ids = new AtomicLong();
    private final OneTimeTask<String> task;
    private final SchedulerClient client;
    private volatile CountDownLatch done = new CountDownLatch(0);

    DbScheduler(HikariDataSource source) throws SQLException {
        this.source = source;
        Bench.execute(
                source,
                """
                CREATE TABLE scheduled_tasks (
                    task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,
                    execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,
                    last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                    last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,
                    PRIMARY KEY (task_name, task_instance))
                """,
                "CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)",
                "CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)");
        task = Tasks.oneTime("count", String.class).execute((instance, context) -> done.countDown());
        client = SchedulerClient.Builder.create(source, task).build();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void empty() throws SQLException {
        Bench.execute(source, "TRUNCATE scheduled_tasks", "VACUUM ANALYZE scheduled_tasks");
    }

    @Override
    public void enqueueOne() {
        client.scheduleIfNotExists(instance(ids.incrementAndGet()), Instant.now());
    }

    @Override
    public void enqueueMany(int jobs, boolean each) {
        long first = ids.getAndAdd(jobs) + 1;
        Stream<TaskInstance<?>> instances =
                LongStream.range(first, first + jobs).mapToObj(this::instance);
        client.scheduleBatch(instances, Instant.now());
    }

    @Override
    public Optional<Runnable> run(CountDownLatch runs, boolean each) {
        if (each) {
            return Optional.empty();
        }
        done = runs;
        Scheduler scheduler = Scheduler.create(source, task)
                .threads(WORKERS)
                .pollUsingLockAndFetch(4.0, 20.0)
                .pollingInterval(Duration.ofSeconds(1))
                .build();
        scheduler.start();
        return Optional.of(scheduler::stop);
    }

    @Override
    public long left() throws SQLException {
        return Bench.number(source, "SELECT count(*) FROM scheduled_tasks");
    }

    @Override
    public void close() {
        source.close();
    }

    private TaskInstance<String> instance(long id) {
        return task.instance(Long.toString(id), PAYLOAD);
    }
}
