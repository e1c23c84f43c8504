package dev.erga.benchmarks.contender;

import dev.erga.benchmarks.measure.Arrivals;
import dev.erga.benchmarks.measure.Contender;
import dev.erga.benchmarks.measure.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;

/** As its documentation advises for throughput: job requests, which need no look into bytecode, and its shortest polling. */
final class JobRunr implements Contender {

    private static final Duration POLL = Duration.ofSeconds(5);

    private final Pool pool;
    private final JacksonJsonMapper json = new JacksonJsonMapper();
    private final PostgresStorageProvider storage;
    private final JobRequestScheduler scheduler;

    JobRunr(String url) {
        pool = Pool.on(url + "&reWriteBatchedInserts=true");
        storage = new PostgresStorageProvider(pool.source());
        storage.setJobMapper(new JobMapper(json));
        scheduler = new JobRequestScheduler(storage);
    }

    /** A job that notes its argument; its fields are read and written as JSON. */
    public record Note(String argument) implements JobRequest {

        @Override
        public Class<Noting> getJobRequestHandler() {
            return Noting.class;
        }
    }

    /** Runs it. */
    public static final class Noting implements JobRequestHandler<Note> {

        @Override
        public void run(Note note) {
            Arrivals.note(note.argument());
        }
    }

    /** A job's own work cannot be part of the transaction that ends it. */
    @Override
    public boolean has(Mode mode) {
        return mode == Mode.GATHERED;
    }

    @Override
    public void empty() throws SQLException {
        pool.execute("TRUNCATE jobrunr_jobs", "VACUUM ANALYZE jobrunr_jobs");
    }

    @Override
    public void enqueueOne(String argument) {
        scheduler.enqueue(new Note(argument));
    }

    @Override
    public void enqueueMany(Stream<String> arguments) {
        scheduler.enqueue(arguments.map(Note::new));
    }

    @Override
    public Shift prepare(Mode mode, Stream<String> arguments) {
        enqueueMany(arguments);
        BackgroundJobServer server = new BackgroundJobServer(
                storage,
                json,
                new Activator(),
                BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andWorkerCount(WORKERS)
                        .andPollInterval(POLL));
        return new Shift() {
            @Override
            public void begin() {
                server.start();
            }

            @Override
            public void end() {
                server.stop();
            }
        };
    }

    /** There is one handler for all. */
    private static final class Activator implements JobActivator {

        private final Noting noting = new Noting();

        @Override
        public <T> T activateJob(Class<T> type) {
            return type.cast(noting);
        }
    }

    @Override
    public void send(String argument) {
        enqueueOne(argument);
    }

    @Override
    public long running() throws SQLException {
        return pool.number("SELECT count(*) FROM jobrunr_jobs WHERE state IN ('ENQUEUED', 'PROCESSING')");
    }

    @Override
    public void addFinished(long rows) {
        throw new UnsupportedOperationException("its rows can be made by itself only");
    }

    @Override
    public Connection connect() throws SQLException {
        return pool.connect();
    }

    @Override
    public void close() {
        storage.close();
        pool.close();
    }
}
