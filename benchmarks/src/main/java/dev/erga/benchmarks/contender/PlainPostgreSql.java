package dev.erga.benchmarks.contender;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** With partial indexes, arrays instead of batches, and a cursor that keeps claims from walking over dead entries. */
final class PlainPostgreSql implements PlainTable {

    private final Pool pool;
    private long last;

    PlainPostgreSql(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void create() throws SQLException {
        pool.execute(
                "CREATE SEQUENCE IF NOT EXISTS job_id CACHE 1000",
                """
                CREATE TABLE IF NOT EXISTS job (id bigint PRIMARY KEY DEFAULT nextval('job_id'),
                    state varchar(10) NOT NULL, token bigint NOT NULL DEFAULT 0, arguments text NOT NULL,
                    started_at timestamptz, finished_at timestamptz)
                WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000)
                """,
                "CREATE INDEX IF NOT EXISTS job_ready ON job (id) WHERE state = 'ENQUEUED'");
    }

    @Override
    public void empty() throws SQLException {
        last = 0;
        pool.execute("TRUNCATE job", "VACUUM ANALYZE job");
    }

    /** In a transaction that could hold other work of the caller, like those that it is compared with. */
    @Override
    public void insert(String argument) throws SQLException {
        try (Connection connection = pool.connect();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO job (state, arguments) VALUES ('ENQUEUED', ?)")) {
            connection.setAutoCommit(false);
            insert.setString(1, argument);
            insert.executeUpdate();
            connection.commit();
        }
    }

    @Override
    public void insertAll(Stream<String> arguments) throws SQLException {
        try (Connection connection = pool.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO job (state, arguments) SELECT 'ENQUEUED', a FROM unnest(?) AS a")) {
            connection.setAutoCommit(false);
            Iterator<String> rest = arguments.iterator();
            while (rest.hasNext()) {
                List<String> group = new ArrayList<>(GROUP);
                while (rest.hasNext() && group.size() < GROUP) {
                    group.add(rest.next());
                }
                insert.setArray(1, connection.createArrayOf("text", group.toArray()));
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    @Override
    public void insertFinished(long rows) throws SQLException {
        pool.execute(
                "INSERT INTO job (state, arguments, started_at, finished_at)"
                        + " SELECT 'SUCCEEDED', repeat('x', 200), now(), now() FROM generate_series(1, " + rows + ")",
                "VACUUM ANALYZE job",
                "CHECKPOINT");
    }

    @Override
    public List<Granted> claim(int limit) throws SQLException {
        List<Granted> found = new ArrayList<>(limit);
        try (Connection connection = pool.connect();
                PreparedStatement claim = connection.prepareStatement("""
                        WITH due AS MATERIALIZED (
                            SELECT id FROM job WHERE state = 'ENQUEUED' AND id > ? ORDER BY id LIMIT ?
                            FOR UPDATE SKIP LOCKED)
                        UPDATE job j SET state = 'PROCESSING', token = token + 1, started_at = clock_timestamp()
                        FROM due WHERE j.id = due.id RETURNING j.id, j.token, j.arguments
                        """)) {
            claim.setLong(1, last);
            claim.setInt(2, limit);
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    found.add(new Granted(rows.getLong(1), rows.getLong(2), rows.getString(3)));
                }
            }
        }
        last = found.size() < limit
                ? 0
                : found.stream().mapToLong(Granted::id).max().orElse(0);
        return found;
    }

    /** In a transaction that could hold the work of the jobs. */
    @Override
    public void complete(List<Granted> jobs) throws SQLException {
        try (Connection connection = pool.connect();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE job j SET state = 'SUCCEEDED', finished_at = clock_timestamp()
                        FROM unnest(?, ?) AS e(id, token)
                        WHERE j.id = e.id AND j.token = e.token AND j.state = 'PROCESSING'
                        """)) {
            Array ids = connection.createArrayOf(
                    "bigint", jobs.stream().map(Granted::id).toArray());
            Array tokens = connection.createArrayOf(
                    "bigint", jobs.stream().map(Granted::token).toArray());
            connection.setAutoCommit(false);
            update.setArray(1, ids);
            update.setArray(2, tokens);
            update.executeUpdate();
            connection.commit();
        }
    }
}
