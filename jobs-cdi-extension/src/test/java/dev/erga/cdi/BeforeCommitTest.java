package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.InDoubtException;
import jakarta.transaction.RollbackException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done as the last thing before a commit. */
class BeforeCommitTest extends JtaScenario {
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
    void of_several_last_actions_the_latest_decides_and_all_run() throws Exception {
        transactions.inNew(LONG, () -> {
            transactions.beforeCommit(() -> happened.add("guard"));
            watchEnd();
            transactions.beforeCommit(() -> happened.add("fence"));
            return "done";
        });

        assertThat(happened)
                .containsExactlyInAnyOrder("guard", "fence", "committed")
                .endsWith("committed");
    }

    @Test
    void a_guard_keeps_work_from_committing_its_transaction_by_itself() {
        assertThatThrownBy(() -> transactions.inNew(LONG, () -> {
                    transactions.beforeCommit(transactions::setRollbackOnly);
                    watchEnd();
                    assertThatThrownBy(manager::commit).isInstanceOf(RollbackException.class);
                    return "done";
                }))
                .isInstanceOf(JobsException.class)
                .isNotInstanceOf(InDoubtException.class);
        assertThat(happened).containsExactly("rolled back");
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
}
