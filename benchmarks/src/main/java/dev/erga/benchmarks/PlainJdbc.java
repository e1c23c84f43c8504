package dev.erga.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The ceiling: the least that is durable, by hand. One fetcher claims 500 at a time and feeds the workers; one completer
 * writes what has gathered, fenced. Or each job in a transaction of its own.
 */
final class PlainJdbc implements Contender {

    static final String NAME = "plain JDBC";

    private static final int GROUP = 500;

    private final HikariDataSource source;

    PlainJdbc(HikariDataSource source) throws SQLException {
        this.source = source;
        Bench.execute(
                source,
                "CREATE SEQUENCE job_id CACHE 1000",
                """
                CREATE TABLE job (id bigint PRIMARY KEY DEFAULT nextval('job_id'), state varchar(10) NOT NULL,
                    token bigint NOT NULL DEFAULT 0, arguments text NOT NULL, started_at timestamptz, finished_at timestamptz)
                WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000)
                """,
                "CREATE INDEX job_ready ON job (id) WHERE state = 'ENQUEUED'");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void empty() throws SQLException {
        Bench.execute(source, "TRUNCATE job", "VACUUM ANALYZE job");
    }

    @Override
    public void enqueueOne() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO job (state, arguments) VALUES ('ENQUEUED', ?)")) {
            insert.setString(1, PAYLOAD);
            insert.executeUpdate();
        }
    }

    @Override
    public void enqueueMany(int jobs, boolean each) throws SQLException {
        String[] group = new String[GROUP];
        Arrays.fill(group, PAYLOAD);
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO job (state, arguments) SELECT 'ENQUEUED', a FROM unnest(?) AS a")) {
            connection.setAutoCommit(false);
            Array arguments = connection.createArrayOf("text", group);
            for (int stored = 0; stored < jobs; stored += GROUP) {
                insert.setArray(1, arguments);
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    @Override
    public Optional<Runnable> run(CountDownLatch done, boolean each) {
        List<Thread> threads = new ArrayList<>();
        BlockingQueue<Claimed> claimed = new ArrayBlockingQueue<>(4 * GROUP);
        BlockingQueue<Claimed> ended = new ArrayBlockingQueue<>(4 * GROUP);
        threads.add(looping("fetcher", () -> fetch(claimed)));
        for (int worker = 0; worker < WORKERS; worker++) {
            threads.add(looping("worker", () -> {
                Claimed job = claimed.take();
                done.countDown();
                if (each) {
                    complete(List.of(job));
                } else {
                    ended.put(job);
                }
            }));
        }
        threads.add(looping("completer", () -> {
            List<Claimed> group = new ArrayList<>(List.of(ended.take()));
            ended.drainTo(group, GROUP);
            complete(group);
        }));
        return Optional.of(() -> {
            for (Thread thread : threads) {
                thread.interrupt();
            }
            for (Thread thread : threads) {
                join(thread);
            }
        });
    }

    @Override
    public long left() throws SQLException {
        return Bench.number(source, "SELECT count(*) FROM job WHERE state <> 'SUCCEEDED'");
    }

    @Override
    public void close() {
        source.close();
    }

    private record Claimed(long id, long token) {}

    private void fetch(BlockingQueue<Claimed> claimed) throws Exception {
        List<Claimed> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement claim = connection.prepareStatement("""
                        WITH due AS MATERIALIZED (
                            SELECT id FROM job WHERE state = 'ENQUEUED' AND id > ? ORDER BY id LIMIT ?
                            FOR UPDATE SKIP LOCKED)
                        UPDATE job j SET state = 'PROCESSING', token = token + 1, started_at = clock_timestamp()
                        FROM due WHERE j.id = due.id RETURNING j.id, j.token, j.arguments
                        """)) {
            claim.setLong(1, last);
            claim.setInt(2, GROUP);
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    found.add(new Claimed(rows.getLong(1), rows.getLong(2)));
                }
            }
        }
        last = found.size() < GROUP
                ? 0
                : found.stream().mapToLong(Claimed::id).max().orElse(0);
        for (Claimed job : found) {
            claimed.put(job);
        }
        if (found.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private long last;

    private void complete(List<Claimed> jobs) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE job j SET state = 'SUCCEEDED', finished_at = clock_timestamp()
                        FROM unnest(?, ?) AS e(id, token)
                        WHERE j.id = e.id AND j.token = e.token AND j.state = 'PROCESSING'
                        """)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", jobs.stream().map(Claimed::id).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", jobs.stream().map(Claimed::token).toArray()));
            update.executeUpdate();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Round {
        void go() throws Exception;
    }

    private static Thread looping(String name, Round round) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!Thread.currentThread().isInterrupted()) {
                            round.go();
                        }
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    } catch (Exception failed) {
                        if (!Thread.currentThread().isInterrupted()) {
                            throw new IllegalStateException(failed);
                        }
                    }
                },
                name);
        thread.start();
        return thread;
    }
}
