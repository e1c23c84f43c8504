package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The transactions that a store's verbs join. */
abstract class TransactionsContract extends StoreScenario {

    TransactionsContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private boolean exists(NewJob job) throws Exception {
        return inTransaction(() -> queries.job(job.id())).isPresent();
    }

    @Test
    void work_that_throws_leaves_nothing() throws Exception {
        NewJob job = newJob();

        assertThatThrownBy(() -> commit(() -> {
                    store.enqueue(List.of(job));
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("on purpose");

        assertThat(exists(job)).isFalse();
        assertThat(transactions.isActive()).isFalse();
    }

    @Test
    void a_new_transaction_inside_another_stands_by_itself() throws Exception {
        NewJob outer = newJob();
        NewJob inner = newJob();

        rollBack(() -> {
            store.enqueue(List.of(outer));
            assertThat(committedInside(inner)).isTrue();
        });

        assertThat(exists(inner)).isTrue();
        assertThat(exists(outer)).isFalse();
    }

    @Test
    void the_outer_transaction_goes_on_when_the_inner_one_rolls_back() throws Exception {
        NewJob outer = newJob();
        NewJob inner = newJob();

        inTransaction(() -> {
            store.enqueue(List.of(outer));
            rollBack(() -> store.enqueue(List.of(inner)));
            return transactions.isActive();
        });

        assertThat(exists(outer)).isTrue();
        assertThat(exists(inner)).isFalse();
    }

    @Test
    void work_joins_the_transaction_of_its_caller() throws Exception {
        NewJob job = newJob();

        inTransaction(() -> {
            transactions.inCurrentOrNew(() -> {
                store.enqueue(List.of(job));
                return true;
            });
            transactions.setRollbackOnly();
            return true;
        });

        assertThat(exists(job)).isFalse();
    }

    @Test
    void work_without_a_transaction_gets_one_of_its_own() throws Exception {
        NewJob job = newJob();

        transactions.inCurrentOrNew(() -> {
            store.enqueue(List.of(job));
            return true;
        });

        assertThat(exists(job)).isTrue();
    }

    @Test
    void a_transaction_is_active_until_it_can_only_roll_back() throws Exception {
        assertThat(transactions.isActive()).isFalse();
        inTransaction(() -> {
            assertThat(transactions.isActive()).isTrue();
            transactions.setRollbackOnly();
            assertThat(transactions.isActive()).isFalse();
            return true;
        });
        assertThat(transactions.isActive()).isFalse();
    }

    @Test
    void actions_run_after_the_commit_and_find_what_it_stored() throws Exception {
        NewJob job = newJob();
        List<String> seen = new ArrayList<>();

        commit(() -> {
            transactions.afterCommit(() -> seen.add("after"));
            store.enqueue(List.of(job));
            seen.add("before");
        });

        assertThat(seen).containsExactly("before", "after");
    }

    @Test
    void actions_do_not_run_after_a_rollback() throws Exception {
        List<String> seen = new ArrayList<>();

        rollBack(() -> transactions.afterCommit(() -> seen.add("after")));

        assertThat(seen).isEmpty();
    }

    @Test
    void transactions_that_ended_leave_nothing_to_be_rolled_back() throws Exception {
        NewJob job = newJob();

        commit(() -> store.enqueue(List.of(job)));

        assertThat(transactions.rollBackLeft()).isFalse();
        assertThat(exists(job)).isTrue();
    }

    private boolean committedInside(NewJob job) {
        try {
            commit(() -> store.enqueue(List.of(job)));
            return true;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
