package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionManagerImple;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.InDoubtException;
import dev.erga.jobs.spi.Transactions;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On Narayana, the transaction manager of WildFly. */
class JtaTransactionsTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final TransactionManager manager = new TransactionManagerImple();
    private final TransactionSynchronizationRegistry registry = new TransactionSynchronizationRegistryImple();
    private final Transactions transactions = new JtaTransactions(manager, registry);
    private final List<String> happened = new ArrayList<>();

    @BeforeAll
    static void keep_no_log_of_transactions() {
        System.setProperty(
                "ObjectStoreEnvironmentBean.objectStoreType",
                "com.arjuna.ats.internal.arjuna.objectstore.VolatileStore");
    }

    @AfterEach
    void no_transaction_is_left_on_the_thread() throws Exception {
        assertThat(manager.getTransaction()).isNull();
    }

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
    void the_last_action_before_a_commit_comes_after_all_that_others_do_then() throws Exception {
        String result = transactions.inNew(LONG, () -> {
            interposed(() -> happened.add("flushed at first use"));
            transactions.beforeCommit(() -> happened.add("last"));
            beforeCompletion(() -> interposed(() -> happened.add("flushed what an observer had opened")));
            watchEnd();
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(happened)
                .containsExactly("flushed at first use", "flushed what an observer had opened", "last", "committed");
    }

    @Test
    void a_last_action_that_asks_for_a_rollback_gets_it_and_the_works_result_comes_back() throws Exception {
        String result = transactions.inNew(LONG, () -> {
            watchEnd();
            transactions.beforeCommit(transactions::setRollbackOnly);
            return "given up";
        });

        assertThat(result).isEqualTo("given up");
        assertThat(happened).containsExactly("rolled back");
    }

    @ParameterizedTest
    @MethodSource
    void what_the_last_action_throws_rolls_back_and_comes_through_and_is_not_in_doubt(Throwable thrown) {
        assertThatThrownBy(() -> transactions.inNew(LONG, () -> {
                    watchEnd();
                    transactions.beforeCommit(() -> rethrow(thrown));
                    return "done";
                }))
                .isSameAs(thrown);
        assertThat(happened).containsExactly("rolled back");
    }

    @ParameterizedTest
    @MethodSource("what_the_last_action_throws_rolls_back_and_comes_through_and_is_not_in_doubt")
    void what_a_flush_throws_comes_through_and_the_last_action_is_left_out(Throwable thrown) {
        assertThatThrownBy(() -> transactions.inNew(LONG, () -> {
                    watchEnd();
                    interposed(() -> rethrow(thrown));
                    transactions.beforeCommit(() -> happened.add("last"));
                    return "done";
                }))
                .isSameAs(thrown);
        assertThat(happened).containsExactly("rolled back");
    }

    static Stream<Throwable> what_the_last_action_throws_rolls_back_and_comes_through_and_is_not_in_doubt() {
        return Stream.of(new IllegalStateException("no row"), new StackOverflowError("played"));
    }

    private static void rethrow(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    @Test
    void a_rollback_that_something_before_the_last_action_asked_for_is_told_and_is_not_in_doubt() {
        assertThatThrownBy(() -> transactions.inNew(LONG, () -> {
                    interposed(() -> registry.setRollbackOnly());
                    transactions.beforeCommit(() -> happened.add("last"));
                    return "done";
                }))
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith("ERGA-0641");
        assertThat(happened).isEmpty();
    }

    @Test
    void a_second_data_source_that_a_flush_meets_is_explained() {
        IllegalStateException puzzling =
                new IllegalStateException("ARJUNA012140: Adding multiple last resources is disallowed.");

        assertThatThrownBy(() -> transactions.inNew(LONG, () -> {
                    interposed(() -> rethrow(puzzling));
                    transactions.beforeCommit(() -> happened.add("last"));
                    return "done";
                }))
                .hasMessageStartingWith("ERGA-0644")
                .hasCause(puzzling);
    }

    @Test
    void a_commit_that_throws_after_its_last_action_is_in_doubt() {
        assertThatThrownBy(() -> transactions.inNew(LONG, () -> {
                    transactions.beforeCommit(() -> interposed(() -> {
                        throw new IllegalStateException("as if the commit had thrown");
                    }));
                    return "done";
                }))
                .isInstanceOf(InDoubtException.class);
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
    void what_follows_a_commit_runs_after_it_on_the_same_thread_and_may_begin_a_transaction() throws Exception {
        Thread caller = Thread.currentThread();

        transactions.inNew(LONG, () -> {
            watchEnd();
            transactions.afterCommit(() -> {
                assertThat(Thread.currentThread()).isSameAs(caller);
                happened.add("followed " + storedByFollower());
            });
            return happened.add("worked");
        });

        assertThat(happened.get(0)).isEqualTo("worked");
        assertThat(happened.subList(1, happened.size()))
                .containsExactlyInAnyOrder("committed", "stored", "committed", "followed true");
    }

    private boolean storedByFollower() {
        try {
            return transactions.inCurrentOrNew(() -> {
                watchEnd();
                return happened.add("stored");
            });
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void nothing_follows_a_rollback() {
        assertThatThrownBy(() -> transactions.inNew(LONG, () -> {
                    transactions.afterCommit(() -> happened.add("followed"));
                    throw new IOException("no disk");
                }))
                .isInstanceOf(IOException.class);

        assertThat(happened).isEmpty();
    }

    @Test
    void what_follows_a_commit_cannot_harm_it() throws Exception {
        String result = transactions.inNew(LONG, () -> {
            transactions.afterCommit(() -> {
                throw new IllegalStateException("nobody listens");
            });
            transactions.afterCommit(() -> happened.add("the next one runs"));
            return "committed";
        });

        assertThat(result).isEqualTo("committed");
        assertThat(happened).containsExactly("the next one runs");
    }

    @Test
    void a_job_can_be_put_in_from_an_observer_of_the_end_of_a_transaction() throws Exception {
        manager.begin();
        manager.getTransaction()
                .registerSynchronization(new AtEnd(() -> transactions.inCurrentOrNew(() -> {
                    watchEnd();
                    return happened.add("stored");
                })));
        manager.commit();

        assertThat(happened).containsExactly("stored", "committed");
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

    private void watchEnd() throws Exception {
        manager.getTransaction()
                .registerSynchronization(new Ending(
                        status -> happened.add(status == Status.STATUS_COMMITTED ? "committed" : "rolled back")));
    }

    private void beforeCompletion(Runnable action) throws Exception {
        manager.getTransaction().registerSynchronization(new Beginning(action));
    }

    /** As Hibernate does on WildFly. */
    private void interposed(Runnable action) {
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

    private record AtEnd(Callable<@Nullable Object> action) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            try {
                action.call();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
