package dev.erga.jpa;

import dev.erga.jobs.spi.StoreException;
import dev.erga.jobs.spi.WakeUps;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Word by PostgreSQL's NOTIFY. Nodes whose tables are in the same schema share a channel; what is told is the teller's own
 * name and a queue.
 *
 * @param self what this node calls itself, without a space, so that it does not listen to itself
 * @param longestSilence after what time without word a connection has to answer: one that was cut without a farewell is
 *     silent for ever
 */
record Notifications(DataSource source, PostgreSql database, String self, Duration longestSilence) implements WakeUps {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    /** A name of fixed length that needs no quotes, whatever the schema is called. */
    static final String CHANNEL = "'erga_' || md5(coalesce(current_schema(), ''))";

    /**
     * The notification makes the transaction one that has something to keep; but nobody has to wait until it is on the
     * disk, since a database that goes down has lost all notifications anyway.
     */
    private static final String TELL = """
            SELECT set_config('synchronous_commit', 'off', TRUE), pg_notify(%s, ? || ' ' || queue)
            FROM unnest(?) AS queue""".formatted(CHANNEL);

    Notifications(DataSource source, PostgreSql database) {
        this(source, database, UUID.randomUUID().toString(), LONGEST_SILENCE);
    }

    @Override
    public void tell(Set<String> queues) {
        try (Connection connection = source.getConnection()) {
            Jdbc jdbc = new Jdbc(connection, database);
            jdbc.select(TELL, row -> true, self, jdbc.texts(queues));
            commit(connection);
        } catch (SQLException failed) {
            throw new StoreException(StoreMessages.cannotWake(failed), failed, true);
        }
    }

    @Override
    public Subscription listen() {
        return Listening.begin(this);
    }

    /** Some pools hand out connections that do not commit by themselves. */
    static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }
}
