package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.Synchronization;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What follows a commit. */
class AfterCommitTest extends JtaScenario {
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
