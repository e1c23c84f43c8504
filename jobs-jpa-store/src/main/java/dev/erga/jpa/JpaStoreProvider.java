package dev.erga.jpa;

import dev.erga.jobs.spi.JobStoreProvider;
import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.StoreEnvironment;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** Opens the store on a data source of the container; its verbs are part of the caller's JTA transaction. */
public final class JpaStoreProvider implements JobStoreProvider {

    private final DataSourceLookup lookup;

    /** For {@link java.util.ServiceLoader}. */
    public JpaStoreProvider() {
        this(JpaStoreProvider::inContainer);
    }

    JpaStoreProvider(DataSourceLookup.Names names) {
        lookup = new DataSourceLookup(names);
    }

    @Override
    public OpenedStore open(StoreEnvironment environment) {
        DataSourceLookup.Found found = lookup.find(environment.setting("erga.datasource"));
        Backend backend = prepareOutsideTransactions(found, environment);
        SessionFactory factory = PersistenceUnit.inContainer(found.source(), backend);
        return Opening.opened(factory, backend, found, environment);
    }

    @SuppressWarnings("BanJNDI") // the names are our own and the administrator's
    private static Object inContainer(String name) throws NamingException {
        return new InitialContext().lookup(name);
    }

    /** DDL must neither commit the caller's transaction nor wait for its end. */
    private static Backend prepareOutsideTransactions(DataSourceLookup.Found found, StoreEnvironment environment) {
        Optional<TransactionManager> manager = environment.resource(TransactionManager.class);
        @Nullable Transaction suspended = manager.isPresent() ? suspend(manager.get()) : null;
        try {
            Backend backend = Opening.prepare(found, environment);
            manager.ifPresent(present -> Enlistment.check(found, present, backend.database()));
            return backend;
        } finally {
            if (manager.isPresent() && suspended != null) {
                resume(manager.get(), suspended);
            }
        }
    }

    private static @Nullable Transaction suspend(TransactionManager manager) {
        try {
            return manager.suspend();
        } catch (SystemException failed) {
            throw new IllegalStateException("the transaction manager failed to suspend a transaction", failed);
        }
    }

    private static void resume(TransactionManager manager, Transaction suspended) {
        try {
            manager.resume(suspended);
        } catch (SystemException | InvalidTransactionException failed) {
            throw new IllegalStateException("the transaction manager failed to resume a transaction", failed);
        }
    }
}
