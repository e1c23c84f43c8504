package dev.erga.jpa;

import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.StoreEnvironment;
import dev.erga.jobs.spi.StoreException;
import dev.erga.jobs.spi.Transactions;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;

/**
 * The store without a container, for tests, tools and measurements: its transactions are those of the data source's own
 * connections. Thread-safe.
 *
 * @param opened the store, ready
 * @param transactions what its verbs join
 */
public record LocalJpaStore(OpenedStore opened, Transactions transactions) implements AutoCloseable {

    /**
     * Connects, then creates or checks the schema as the setting {@code erga.schema} says.
     *
     * @param source gives a connection for each transaction; a pool, if speed matters
     * @param nanoTime a clock that only measures spans, such as {@code System::nanoTime}
     * @throws StoreException numbered, if that is not possible
     */
    public static LocalJpaStore open(DataSource source, StoreEnvironment environment, LongSupplier nanoTime) {
        DataSourceLookup.Found found = new DataSourceLookup.Found(source, "the given data source");
        Backend backend = Opening.prepare(found, environment);
        LocalTransactions transactions = new LocalTransactions(source, nanoTime);
        SessionFactory factory = PersistenceUnit.local(transactions, backend);
        return new LocalJpaStore(Opening.opened(factory, backend, found, environment), transactions);
    }

    @Override
    public void close() {
        opened.close();
    }
}
