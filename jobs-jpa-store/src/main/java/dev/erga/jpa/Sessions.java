package dev.erga.jpa;

import dev.erga.jobs.spi.Followers;
import dev.erga.jobs.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * Gives each verb a session of its own for as long as it runs. Its connection comes from the data source inside the
 * thread's transaction, which is what makes the verb part of it: Hibernate itself never begins or ends one.
 */
record Sessions(
        SessionFactory factory,
        ConnectionProvider connections,
        Database database,
        AtomicReference<Followers> followersReference) {

    private static final int BATCH = 500;

    static Sessions of(SessionFactory factory, Database database) {
        ConnectionProvider connections = factory.unwrap(SessionFactoryImplementor.class)
                .getServiceRegistry()
                .requireService(ConnectionProvider.class);
        return new Sessions(factory, connections, database, new AtomicReference<>(new NobodyFollows()));
    }

    /** Work with entities. */
    @FunctionalInterface
    interface EntityWork<T> {
        T apply(StatelessSession session);
    }

    /** Work with statements. */
    @FunctionalInterface
    interface JdbcWork<T> {
        T apply(Jdbc jdbc) throws SQLException;
    }

    /** Work with both, on the same connection. */
    @FunctionalInterface
    interface MixedWork<T> {
        T apply(Open open) throws SQLException;
    }

    /** A session while a verb runs. */
    record Open(StatelessSession session, Database database) {

        <T> T jdbc(JdbcWork<T> work) {
            return session.doReturningWork(connection -> work.apply(new Jdbc(connection, database)));
        }

        /** Inserts rows in batches; the rows of one entity must follow each other. */
        void insertAll(Iterable<?> rows) {
            session.setJdbcBatchSize(BATCH);
            rows.forEach(session::insert);
            ((SharedSessionContractImplementor) session).getJdbcCoordinator().executeBatch();
        }
    }

    /** A connection while a verb runs. */
    private record Lent(Connection connection, ConnectionProvider owner) implements AutoCloseable {

        @Override
        public void close() throws SQLException {
            owner.closeConnection(connection);
        }
    }

    /** Whom the ends of jobs are told. */
    Followers followers() {
        return Objects.requireNonNull(followersReference.get());
    }

    <T> T entities(String verb, EntityWork<T> work) {
        return mixed(verb, open -> work.apply(open.session()));
    }

    /**
     * Needs no session, so none is made: the connection is the one that a session would get.
     *
     * @param verb what was asked for, as messages say it
     * @throws StoreException if the database refuses
     */
    <T> T jdbc(String verb, JdbcWork<T> work) {
        try (Lent lent = new Lent(connections.getConnection(), connections)) {
            return work.apply(new Jdbc(lent.connection(), database));
        } catch (SQLException failed) {
            throw Failures.of(database, verb, failed);
        }
    }

    /**
     * @param verb what was asked for, as messages say it
     * @throws StoreException if the database refuses
     */
    <T> T mixed(String verb, MixedWork<T> work) {
        try (StatelessSession session = factory.openStatelessSession()) {
            return work.apply(new Open(session, database));
        } catch (SQLException | HibernateException failed) {
            throw Failures.of(database, verb, failed);
        }
    }
}
