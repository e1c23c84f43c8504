package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.spi.Transactions;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * On Payara and GlassFish a connection joins the transaction that the running component is known to have. The rules were
 * read off Payara 6: begin and the end of a transaction do not touch what is known, resume and suspend do.
 */
class ComponentTransactionTest extends JtaScenario {

    private final ComponentManager server = new ComponentManager(manager);
    private final Transactions onPayara = new JtaTransactions(server, registry);

    @Test
    void connections_join_a_transaction_that_is_begun_here() throws Exception {
        Transaction joined = onPayara.inNew(LONG, () -> {
            assertThat(server.known).isNotNull().isEqualTo(manager.getTransaction());
            return manager.getTransaction();
        });

        assertThat(joined).isNotNull();
        assertThat(server.known).isNull();
    }

    @Test
    void after_a_rollback_connections_belong_to_no_transaction() {
        assertThatThrownBy(() -> onPayara.inNew(LONG, () -> {
                    throw new IOException("no disk");
                }))
                .isInstanceOf(IOException.class);

        assertThat(server.known).isNull();
    }

    @Test
    void a_caller_gets_its_own_transaction_back() throws Exception {
        manager.begin();
        Transaction callers = manager.getTransaction();
        server.known = callers;

        onPayara.inNew(LONG, () -> {
            assertThat(server.known).isNotEqualTo(callers).isEqualTo(manager.getTransaction());
            return "done";
        });

        assertThat(server.known).isEqualTo(callers);
        manager.rollback();
    }

    @Test
    void a_transaction_that_was_left_behind_is_forgotten() throws Exception {
        manager.begin();
        server.known = manager.getTransaction();

        assertThat(onPayara.rollBackLeft()).isTrue();
        assertThat(server.known).isNull();
    }

    private static final class ComponentManager implements TransactionManager {

        private final TransactionManager manager;

        private @Nullable Transaction known;

        private ComponentManager(TransactionManager manager) {
            this.manager = manager;
        }

        @Override
        public void begin() throws NotSupportedException, SystemException {
            manager.begin();
        }

        @Override
        public void commit()
                throws RollbackException, HeuristicMixedException, HeuristicRollbackException, SystemException {
            manager.commit();
        }

        @Override
        public int getStatus() throws SystemException {
            return manager.getStatus();
        }

        @Override
        public Transaction getTransaction() throws SystemException {
            return manager.getTransaction();
        }

        @Override
        public void resume(Transaction transaction) throws InvalidTransactionException, SystemException {
            manager.resume(transaction);
            known = transaction;
        }

        @Override
        public void rollback() throws SystemException {
            manager.rollback();
        }

        @Override
        public void setRollbackOnly() throws SystemException {
            manager.setRollbackOnly();
        }

        @Override
        public void setTransactionTimeout(int seconds) throws SystemException {
            manager.setTransactionTimeout(seconds);
        }

        @Override
        public Transaction suspend() throws SystemException {
            known = null;
            return manager.suspend();
        }
    }
}
