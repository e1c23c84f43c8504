package dev.erga.jpa;

import dev.erga.jobs.spi.StoreException;
import java.sql.SQLException;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * Gives each verb a session of its own for as long as it runs. Its connection comes from the data source inside the
 * thread's transaction, which is what makes the verb part of it: Hibernate itself never begins or ends one.
 */
record Sessions(SessionFactory factory, Database database) {

    private static final int BATCH = 500;

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

    <T> T entities(String verb, EntityWork<T> work) {
        return mixed(verb, open -> work.apply(open.session()));
    }

    <T> T jdbc(String verb, JdbcWork<T> work) {
        return mixed(verb, open -> open.jdbc(work));
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
