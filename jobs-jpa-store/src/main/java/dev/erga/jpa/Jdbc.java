package dev.erga.jpa;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs the store's native statements on one connection. In their text, {@code {now}} stands for the database's clock and
 * {@code {span}} for a parameter that holds a {@link Duration}, {@code {running}} for the state of a job that runs, {@code {ready}} for
 * what is set where a job becomes ready to run, {@code {tenant}} for what the index of ready
 * jobs needs an order to name, and {@code {bound}} for a parameter where counts stop; {@link Spelling} has the others, which say
 * what is claimed by whom.
 */
record Jdbc(Connection connection, Database database) {

    /** Reads the row that the cursor stands on. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    int update(String text, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(text, arguments)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> select(String text, RowReader<T> reader, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(text, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        }
    }

    <T> Optional<T> selectOne(String text, RowReader<T> reader, @Nullable Object... arguments) throws SQLException {
        return select(text, reader, arguments).stream().findFirst();
    }

    /** Runs the statement once for each list of arguments and tells how many rows each run touched. */
    int[] updateEach(String text, List<Object[]> argumentLists) throws SQLException {
        if (argumentLists.isEmpty()) {
            return new int[0];
        }
        if (argumentLists.size() == 1) {
            return new int[] {update(text, argumentLists.get(0))};
        }
        try (PreparedStatement statement = connection.prepareStatement(database.spelt(text))) {
            for (Object[] arguments : argumentLists) {
                bind(statement, arguments);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    Array uuids(Collection<UUID> values) throws SQLException {
        return array("uuid", values.toArray(new UUID[0]));
    }

    Array texts(Collection<String> values) throws SQLException {
        return array("varchar", values.toArray(new String[0]));
    }

    Array array(String type, @Nullable Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    private PreparedStatement prepared(String text, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(database.spelt(text));
        try {
            bind(statement, arguments);
            return statement;
        } catch (SQLException | RuntimeException failed) {
            statement.close();
            throw failed;
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, jdbcValue(arguments[i]));
        }
    }

    private static @Nullable Object jdbcValue(@Nullable Object argument) {
        if (argument instanceof Optional<?> optional) {
            return optional.map(Jdbc::jdbcValue).orElse(null);
        }
        if (argument instanceof Duration span) {
            return micros(span);
        }
        if (argument instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        }
        return argument instanceof Enum<?> constant ? constant.name() : argument;
    }

    /** A span as the databases count it. */
    static long micros(Duration span) {
        return Math.addExact(Math.multiplyExact(span.getSeconds(), 1_000_000L), span.getNano() / 1_000);
    }
}
