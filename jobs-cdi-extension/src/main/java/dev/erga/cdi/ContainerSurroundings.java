package dev.erga.cdi;

import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.JobStoreProvider;
import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.Transactions;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ThreadFactory;

/** What the server gives. */
final class ContainerSurroundings implements Surroundings {

    /** WildFly's, Payara's and GlassFish's, TomEE's. */
    private static final List<String> MANAGERS = List.of(
            "java:jboss/TransactionManager", "java:appserver/TransactionManager", "java:comp/TransactionManager");

    private static final List<String> REGISTRIES = List.of(
            "java:comp/TransactionSynchronizationRegistry",
            "java:jboss/TransactionSynchronizationRegistry",
            "java:appserver/TransactionSynchronizationRegistry");

    /** One of them is there when a WAR starts: Payara binds the module's name only later, WildFly has both. */
    private static final List<String> OF_A_WAR = List.of("java:module/ModuleName", "java:comp/DefaultDataSource");

    @Override
    public Settings settings() {
        return MicroProfileSettings.orSystem();
    }

    @Override
    public Server server() {
        return Server.current();
    }

    @Override
    public Transactions transactions() {
        Optional<TransactionManager> manager = Jndi.first(TransactionManager.class, MANAGERS);
        Optional<TransactionSynchronizationRegistry> registry =
                Jndi.first(TransactionSynchronizationRegistry.class, REGISTRIES);
        if (manager.isEmpty() || registry.isEmpty()) {
            throw new JobsException(StartMessages.noTransactionManager(manager.isEmpty() ? MANAGERS : REGISTRIES));
        }
        if (Jndi.first(Object.class, OF_A_WAR).isEmpty()) {
            throw new JobsException(StartMessages.noWar());
        }
        return new JtaTransactions(manager.get(), registry.get());
    }

    @Override
    public ThreadFactory threads() {
        return ManagedThreads.orPlain();
    }

    @Override
    public OpenedStore openStore(Settings settings) {
        List<JobStoreProvider> providers =
                ServiceLoader.load(JobStoreProvider.class, ContainerSurroundings.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        if (providers.isEmpty()) {
            throw new JobsException(StartMessages.noStore());
        }
        if (providers.size() > 1) {
            throw new JobsException(StartMessages.severalStores(
                    providers.stream().map(each -> each.getClass().getName()).toList()));
        }
        return providers
                .get(0)
                .open(new ContainerEnvironment(settings, Jndi.first(TransactionManager.class, MANAGERS)));
    }
}
