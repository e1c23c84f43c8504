package dev.erga.benchmarks.wildfly;

import dev.erga.benchmarks.measure.Contender;
import dev.erga.benchmarks.measure.Mode;
import dev.erga.benchmarks.measure.Showing;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Its node runs all the time: jobs wait for their shift by not being committed before. */
@Dependent
class ErgaInWildFly implements Contender, Showing {

    private static final int TIMEOUT_SECONDS = 600;

    @Inject
    Clerk clerk;

    @Resource(lookup = "java:/jdbc/erga")
    DataSource source;

    @Resource
    UserTransaction transaction;

    @Override
    public boolean has(Mode mode) {
        return true;
    }

    @Override
    public void empty() throws SQLException {
        execute("TRUNCATE erga_job CASCADE", "VACUUM ANALYZE erga_job");
    }

    @Override
    public void enqueueOne(String argument) {
        clerk.enqueueWaiting(argument);
    }

    @Override
    public void enqueueMany(Stream<String> arguments) {
        clerk.enqueueWaiting(arguments);
    }

    @Override
    public Shift prepare(Mode mode, Stream<String> arguments) throws Exception {
        transaction.setTransactionTimeout(TIMEOUT_SECONDS);
        transaction.begin();
        clerk.enqueue(mode, arguments);
        return new Shift() {
            @Override
            public void begin() throws Exception {
                transaction.commit();
            }

            @Override
            public void end() {}
        };
    }

    @Override
    public void send(String argument) {
        clerk.enqueue(argument);
    }

    @Override
    public long running() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM erga_job WHERE state = 'PROCESSING'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void addFinished(long rows) throws SQLException {
        execute(
                "INSERT INTO erga_job (id, name, queue, priority, state, token, node, attempts, arguments, started_at,"
                        + " finished_at, expires_at) SELECT uuidv7(), 'Jobs.gathered', 'worked', 5, 'SUCCEEDED',"
                        + " 1, gen_random_uuid(), 1, '[\"x\"]', now(), now(), now() + INTERVAL '1' DAY"
                        + " FROM generate_series(1, " + rows + ")",
                "VACUUM ANALYZE erga_job",
                "CHECKPOINT");
    }

    @Override
    public void fill(int finished) throws Exception {
        execute(Past.of(finished).toArray(String[]::new));
    }

    @Override
    public Connection connect() throws SQLException {
        return source.getConnection();
    }

    @Override
    public void close() {}

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
