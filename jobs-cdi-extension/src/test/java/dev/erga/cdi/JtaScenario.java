package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionManagerImple;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import dev.erga.jobs.spi.Transactions;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Transactions on Narayana, the transaction manager of WildFly, and what happened in them. */
abstract class JtaScenario {
    static final Duration LONG = Duration.ofMinutes(5);

    final TransactionManager manager = new TransactionManagerImple();
    final TransactionSynchronizationRegistry registry = new TransactionSynchronizationRegistryImple();
    final Transactions transactions = new JtaTransactions(manager, registry);
    final List<String> happened = new ArrayList<>();

    @BeforeAll
    static void keep_no_log_of_transactions() {
        System.setProperty(
                "ObjectStoreEnvironmentBean.objectStoreType",
                "com.arjuna.ats.internal.arjuna.objectstore.VolatileStore");
    }

    @AfterEach
    final void no_transaction_is_left_on_the_thread() throws Exception {
        assertThat(manager.getTransaction()).isNull();
    }

    final void watchEnd() throws Exception {
        manager.getTransaction()
                .registerSynchronization(new Ending(
                        status -> happened.add(status == Status.STATUS_COMMITTED ? "committed" : "rolled back")));
    }

    final void beforeCompletion(Runnable action) throws Exception {
        manager.getTransaction().registerSynchronization(new Beginning(action));
    }

    /** As Hibernate does on WildFly. */
    final void interposed(Runnable action) {
        registry.registerInterposedSynchronization(new Beginning(action));
    }

    private record Beginning(Runnable action) implements Synchronization {
        @Override
        public void beforeCompletion() {
            action.run();
        }

        @Override
        public void afterCompletion(int status) {}
    }

    private record Ending(IntConsumer action) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            action.accept(status);
        }
    }
}
