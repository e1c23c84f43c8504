package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.InDoubtException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Transactions that begin here, and those of callers. */
class JtaTransactionsTest extends JtaScenario {
    @Test
    void work_that_returns_is_committed() throws Exception {
        String result = transactions.inNew(LONG, () -> {
            assertThat(transactions.isActive()).isTrue();
            watchEnd();
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(happened).containsExactly("committed");
    }

    @Test
    void work_that_throws_is_rolled_back_and_its_own_exception_comes_through() {
        IOException thrown = new IOException("no disk");

        assertThatThrownBy(() -> transactions.inNew(LONG, () -> {
                    watchEnd();
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(happened).containsExactly("rolled back");
    }

    @Test
    void an_error_rolls_back_too() {
        assertThatThrownBy(() -> transactions.inNew(LONG, () -> {
                    watchEnd();
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(happened).containsExactly("rolled back");
    }

    @Test
    void work_that_asks_for_a_rollback_gets_it_and_its_result() throws Exception {
        String result = transactions.inNew(LONG, () -> {
            watchEnd();
            transactions.setRollbackOnly();
            assertThat(transactions.isActive()).isFalse();
            return "given up";
        });

        assertThat(result).isEqualTo("given up");
        assertThat(happened).containsExactly("rolled back");
    }

    @Test
    void a_rollback_that_the_work_brought_about_is_told_and_is_not_in_doubt() {
        assertThatThrownBy(() -> transactions.inNew(LONG, () -> {
                    watchEnd();
                    manager.setRollbackOnly();
                    return "swallowed";
                }))
                .isInstanceOf(JobsException.class)
                .hasMessage("""
                        ERGA-0641  the transaction was rolled back although its work returned
                          why  it was marked so that it can only roll back, or it took longer than its timeout
                          fix  look for an exception that was caught inside, for setRollbackOnly, or raise the job's timeout""");
        assertThat(happened).containsExactly("rolled back");
    }

    @Test
    void a_rollback_by_the_transaction_manager_itself_is_told_the_same_way() {
        assertRefused("ERGA-0641", () -> {
            manager.getTransaction().rollback();
            return "too late";
        });
    }

    @Test
    void work_must_not_end_its_transaction() {
        assertRefused("ERGA-0642", () -> {
            manager.commit();
            return "ended";
        });
    }

    @Test
    void a_transaction_that_somebody_left_on_the_thread_is_rolled_back() throws Exception {
        manager.begin();
        watchEnd();

        assertThat(transactions.rollBackLeft()).isTrue();
        assertThat(happened).containsExactly("rolled back");
        assertThat(transactions.rollBackLeft()).isFalse();
    }

    @Test
    void a_left_transaction_that_is_over_already_is_taken_from_the_thread() throws Exception {
        manager.begin();
        manager.getTransaction().rollback();

        assertThat(transactions.rollBackLeft()).isTrue();
    }

    @Test
    void work_must_not_put_another_transaction_in_its_place() {
        assertRefused("ERGA-0642", () -> {
            manager.commit();
            manager.begin();
            watchEnd();
            return "another";
        });
        assertThat(happened).containsExactly("rolled back");
    }

    private void assertRefused(String code, Callable<String> work) {
        assertThatThrownBy(() -> transactions.inNew(LONG, work))
                .isInstanceOfSatisfying(
                        JobsException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void a_commit_that_throws_is_in_doubt_and_says_why() {
        IllegalStateException cause = new IllegalStateException("a flush before the commit failed");

        assertThatThrownBy(() -> transactions.inNew(LONG, () -> {
                    beforeCompletion(() -> {
                        throw cause;
                    });
                    return "flushed";
                }))
                .isInstanceOf(InDoubtException.class)
                .hasCauseInstanceOf(RollbackException.class)
                .hasRootCause(cause);
    }

    @Test
    void the_callers_transaction_is_suspended_and_comes_back() throws Exception {
        manager.begin();
        Transaction callers = manager.getTransaction();

        transactions.inNew(LONG, () -> {
            assertThat(manager.getTransaction()).isNotEqualTo(callers);
            return "done";
        });
        assertThat(manager.getTransaction()).isEqualTo(callers);

        assertThatThrownBy(() -> transactions.inNew(LONG, () -> {
                    throw new IOException("no disk");
                }))
                .isInstanceOf(IOException.class);
        assertThat(manager.getTransaction()).isEqualTo(callers);
        manager.rollback();
    }

    @Test
    void work_joins_the_callers_transaction() throws Exception {
        manager.begin();
        Transaction callers = manager.getTransaction();

        transactions.inCurrentOrNew(() -> {
            assertThat(manager.getTransaction()).isEqualTo(callers);
            return "done";
        });

        assertThat(manager.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
        manager.rollback();
    }

    @Test
    void without_a_callers_transaction_work_has_its_own() throws Exception {
        transactions.inCurrentOrNew(() -> {
            watchEnd();
            return "done";
        });

        assertThat(happened).containsExactly("committed");
    }

    @Test
    void nothing_is_done_in_a_transaction_that_can_only_roll_back() throws Exception {
        manager.begin();
        manager.setRollbackOnly();

        assertThat(transactions.isActive()).isFalse();
        assertThatThrownBy(() -> transactions.inCurrentOrNew(() -> happened.add("stored")))
                .hasMessage("""
                        ERGA-0640  nothing can be stored in this transaction
                          why  it has been marked so that it can only roll back
                          fix  see what marked it: an exception that was caught, setRollbackOnly, or the timeout""");
        assertThat(happened).isEmpty();
        manager.rollback();
    }

    @Test
    void a_second_data_source_that_is_not_xa_is_explained_with_the_three_ways_out() {
        SQLException puzzling = new SQLException(
                "javax.resource.ResourceException: IJ000457: Unchecked throwable in managedConnectionReconnected()",
                new IllegalStateException("ARJUNA012140: Adding multiple last resources is disallowed."));

        assertThatThrownBy(() -> transactions.inNew(LONG, () -> {
                    throw puzzling;
                }))
                .hasCause(puzzling)
                .hasMessage("""
                        ERGA-0644  the transaction has met two data sources of which at most one may be non-XA
                          why  the container cannot commit to both together, so it refuses the second
                          fix  use one data source for both (erga.datasource), or make them XA data sources, or declare the job with transactional = false so that it runs outside of Erga's transaction""");
    }
}
