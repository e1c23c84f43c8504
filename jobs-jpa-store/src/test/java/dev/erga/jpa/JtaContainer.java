package dev.erga.jpa;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionManagerImple;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import dev.erga.jobs.spi.OpenedStore;
import io.agroal.api.AgroalDataSource;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import javax.naming.NameNotFoundException;
import javax.sql.DataSource;

/**
 * What the store needs of a container, without one: a transaction manager and a data source whose connections belong to its
 * transactions.
 */
final class JtaContainer implements AutoCloseable {

    static {
        System.setProperty(
                "ObjectStoreEnvironmentBean.objectStoreType",
                "com.arjuna.ats.internal.arjuna.objectstore.VolatileStore");
        System.setProperty("CoordinatorEnvironmentBean.defaultTimeout", "60");
    }

    final TransactionManager manager = new TransactionManagerImple();
    final AgroalDataSource source;
    final OpenedStore opened;

    JtaContainer(String jdbcUrl, String user) {
        source = Pools.open(
                jdbcUrl,
                user,
                new NarayanaTransactionIntegration(manager, new TransactionSynchronizationRegistryImple()));
        opened = new JpaStoreProvider(this::lookup).open(new Surroundings().with(TransactionManager.class, manager));
    }

    /** The store under test; its tables are reached by a connection that knows nothing of transactions. */
    Subject emptyStore(DataSource backDoor) {
        return new Subject(opened, new JtaTransactions(manager), backDoor).emptied();
    }

    private Object lookup(String name) throws NameNotFoundException {
        if (name.equals("java:comp/env/jdbc/erga")) {
            return source;
        }
        throw new NameNotFoundException(name);
    }

    @Override
    public void close() {
        opened.close();
        source.close();
    }
}
