package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.spi.InDoubtException;
import dev.erga.jobs.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LocalTransactionsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> calls = new ArrayList<>();
    private @Nullable SQLException atCommit;

    private final DataSource source = Fakes.of(DataSource.class, (method, arguments) -> connection());
    private final LocalTransactions transactions = new LocalTransactions(source, nanos::get);

    private Connection connection() {
        calls.add("getConnection");
        return Fakes.of(Connection.class, (method, arguments) -> {
            calls.add(method);
            if (method.equals("commit") && atCommit != null) {
                throw atCommit;
            }
            return null;
        });
    }

    private boolean used() throws SQLException {
        return transactions.connection() != null;
    }

    @Test
    void a_transaction_takes_one_connection_commits_and_gives_it_back() throws Exception {
        transactions.inNew(TIMEOUT, () -> {
            Connection first = transactions.connection();
            return transactions.connection() == first;
        });

        assertThat(calls).containsExactly("getConnection", "setAutoCommit", "commit", "setAutoCommit", "close");
    }

    @Test
    void work_that_never_needs_the_database_takes_no_connection() throws Exception {
        transactions.inNew(TIMEOUT, () -> true);

        assertThat(calls).isEmpty();
    }

    @Test
    void work_that_throws_is_rolled_back() {
        assertThatThrownBy(() -> transactions.inNew(TIMEOUT, () -> {
                    used();
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(calls).contains("rollback", "close").doesNotContain("commit");
    }

    @Test
    void a_commit_that_breaks_is_in_doubt() {
        for (String state : new String[] {"08006", "08007", "57P01", "40003", null}) {
            atCommit = new SQLException("connection reset", state);
            calls.clear();

            assertThatThrownBy(() -> transactions.inNew(TIMEOUT, this::used))
                    .as(state)
                    .isInstanceOf(InDoubtException.class);

            assertThat(calls).contains("close");
        }
    }

    @Test
    void a_commit_that_the_database_refuses_is_not_in_doubt() {
        atCommit = new SQLException("could not serialize access", "40001");

        assertThatThrownBy(() -> transactions.inNew(TIMEOUT, this::used))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        failure -> assertThat(failure.isWorthRetrying()).isTrue());

        atCommit = new SQLException("the transaction is aborted", "25P02");
        assertThatThrownBy(() -> transactions.inNew(TIMEOUT, this::used))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        failure -> assertThat(failure.isWorthRetrying()).isFalse());
    }

    @Test
    void a_transaction_that_takes_too_long_is_rolled_back() {
        assertThatThrownBy(() -> transactions.inNew(TIMEOUT, () -> {
                    used();
                    nanos.addAndGet(TIMEOUT.plusNanos(1).toNanos());
                    assertThat(transactions.isActive()).isFalse();
                    return true;
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("ERGA-0416");

        assertThat(calls).contains("rollback").doesNotContain("commit");
    }

    @Test
    void an_action_before_the_commit_may_still_prevent_it() throws Exception {
        List<String> ran = new ArrayList<>();

        transactions.inNew(TIMEOUT, () -> {
            transactions.afterCommit(() -> ran.add("committed"));
            transactions.beforeCommit(() -> ran.add("before"));
            return used();
        });
        assertThatThrownBy(() -> transactions.inNew(TIMEOUT, () -> {
                    transactions.afterCommit(() -> ran.add("never"));
                    transactions.beforeCommit(() -> {
                        throw new IllegalStateException("no row");
                    });
                    return used();
                }))
                .hasMessage("no row");
        transactions.inNew(TIMEOUT, () -> {
            transactions.afterCommit(() -> ran.add("never"));
            transactions.beforeCommit(transactions::setRollbackOnly);
            return used();
        });

        assertThat(ran).containsExactly("before", "committed");
    }

    @Test
    void actions_run_even_if_one_before_them_throws() throws Exception {
        List<String> ran = new ArrayList<>();

        transactions.inNew(TIMEOUT, () -> {
            transactions.afterCommit(() -> {
                throw new IllegalStateException("on purpose");
            });
            transactions.afterCommit(() -> ran.add("second"));
            return used();
        });

        assertThat(ran).containsExactly("second");
    }

    @Test
    void actions_run_when_the_thread_is_free_for_a_new_transaction() throws Exception {
        List<Boolean> active = new ArrayList<>();

        transactions.inNew(TIMEOUT, () -> {
            transactions.afterCommit(() -> active.add(transactions.isActive()));
            return used();
        });

        assertThat(active).containsExactly(false);
    }

    @Test
    void a_thread_without_a_transaction_has_nothing_to_mark_or_use() {
        assertThatThrownBy(transactions::setRollbackOnly).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(transactions::connection).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.afterCommit(() -> {})).isInstanceOf(IllegalStateException.class);
    }
}
