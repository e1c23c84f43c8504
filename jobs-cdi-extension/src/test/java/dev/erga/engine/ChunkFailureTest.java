package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.AttemptFailed;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks that cannot commit: each of their jobs has its own end, and what counts is what it does alone. */
class ChunkFailureTest extends ChunkScenario {

    @Test
    void one_job_that_fails_is_tried_again_on_its_own_and_the_others_succeed_all_at_their_first_attempt()
            throws Exception {
        start(50);
        bean.deed = number -> {
            leaveTrace(number);
            if (number == 3) {
                throw new IllegalStateException("3 is bad");
            }
        };
        List<JobId> jobs = works(5);
        awaitClaimed(jobs);

        release();

        JobId bad = jobs.get(2);
        database.awaitState(bad, JobState.SCHEDULED);
        List<JobId> good = jobs.stream().filter(job -> !job.equals(bad)).toList();
        awaitAll(good, JobState.SUCCEEDED);
        assertThat(bean.calls).containsExactlyInAnyOrder(1L, 2L, 3L, 1L, 2L, 3L, 4L, 5L);
        assertThat(traces()).containsExactly(1L, 2L, 4L, 5L);
        assertThat(jobs).allSatisfy(job -> assertThat(attempts(job)).isEqualTo(1));
        assertThat(recorded(bad)).hasSize(1);
        assertThat(reason(bad)).contains("Attempt 1 of 11 failed: IllegalStateException: 3 is bad.");
        assertThat(good).allSatisfy(job -> assertThat(recorded(job)).isEmpty());
    }

    @Test
    void what_fails_only_in_company_counts_as_no_failure_at_all() throws Exception {
        start(50);
        AtomicInteger failures = new AtomicInteger(1);
        bean.deed = number -> {
            leaveTrace(number);
            if (number == 4 && failures.getAndDecrement() > 0) {
                throw new DoNotRetryException("deadlock with a neighbour");
            }
        };
        List<JobId> jobs = works(4);
        awaitClaimed(jobs);

        release();

        awaitAll(jobs, JobState.SUCCEEDED);
        jobs.forEach(this::awaitTold);
        assertThat(traces()).isEqualTo(numbersTo(4));
        assertThat(jobs).allSatisfy(job -> {
            assertThat(attempts(job)).isEqualTo(1);
            assertThat(recorded(job)).isEmpty();
        });
        assertThat(node.events()).noneMatch(AttemptFailed.class::isInstance);
    }

    @Test
    void a_first_job_that_fails_had_no_company_and_is_not_run_again_at_once() throws Exception {
        start(50);
        bean.deed = number -> {
            if (number == 1) {
                throw new IllegalStateException("1 is bad");
            }
        };
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);

        release();

        awaitAll(jobs.subList(1, 3), JobState.SUCCEEDED);
        database.awaitState(jobs.get(0), JobState.SCHEDULED);
        assertThat(bean.calls).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_job_that_is_tried_again_runs_alone() throws Exception {
        start(50);
        AtomicInteger failures = new AtomicInteger(2);
        bean.deed = number -> {
            if (number == 2 && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("2 is bad twice");
            }
        };
        List<JobId> jobs = works(2);
        awaitClaimed(jobs);
        release();
        database.awaitState(jobs.get(1), JobState.SCHEDULED);
        bean.calls.clear();

        node.passUntil("tried again", () -> database.state(jobs.get(1)) == JobState.SUCCEEDED);

        assertThat(bean.calls).containsExactly(2L);
        assertThat(attempts(jobs.get(1))).isEqualTo(2);
    }

    @Test
    void a_transaction_that_a_job_lets_only_roll_back_breaks_the_chunk_at_that_job() throws Exception {
        start(50);
        bean.deed = number -> {
            leaveTrace(number);
            if (number == 2) {
                new InMemoryTransactions(database, time).setRollbackOnly();
            }
        };
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);

        release();

        awaitAll(List.of(jobs.get(0), jobs.get(2)), JobState.SUCCEEDED);
        database.awaitState(jobs.get(1), JobState.SCHEDULED);
        assertThat(bean.calls).containsExactlyInAnyOrder(1L, 2L, 1L, 2L, 3L);
        assertThat(reason(jobs.get(1))).contains("can only roll back");
        assertThat(traces()).containsExactly(1L, 3L);
    }

    @Test
    void a_job_that_commits_the_transaction_by_itself_commits_nothing_of_the_jobs_before_it() throws Exception {
        List<Runnable> beforeCommit = new CopyOnWriteArrayList<>();
        node.transactions(interceptingBeforeCommit(beforeCommit::add));
        start(50);
        AtomicInteger foreign = new AtomicInteger(1);
        List<Boolean> mayCommit = new CopyOnWriteArrayList<>();
        bean.deed = number -> {
            leaveTrace(number);
            if (number == 3 && foreign.getAndDecrement() > 0) {
                // What a transaction manager does first, whoever calls it.
                beforeCommit.forEach(Runnable::run);
                mayCommit.add(new InMemoryTransactions(database, time).isActive());
            }
        };
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);
        beforeCommit.clear();

        release();

        awaitAll(jobs, JobState.SUCCEEDED);
        assertThat(mayCommit).containsExactly(false);
        assertThat(bean.calls).containsExactly(1L, 2L, 3L, 1L, 2L, 3L);
        assertThat(traces()).isEqualTo(numbersTo(3));
    }

    @Test
    void a_delay_that_a_job_chose_before_its_chunk_rolled_back_does_not_count() throws Exception {
        start(50);
        AtomicInteger inCompany = new AtomicInteger(1);
        bean.deed = number -> {
            if (number == 2) {
                if (inCompany.getAndDecrement() > 0) {
                    node.engine().currentJob().retryAfter(Duration.ofHours(2));
                }
                throw new IllegalStateException("2 is bad");
            }
        };
        List<JobId> jobs = works(2);
        awaitClaimed(jobs);

        release();

        database.awaitState(jobs.get(1), JobState.SCHEDULED);
        assertThat(reason(jobs.get(1))).doesNotContain("2 h");
    }

    @Test
    void what_breaks_between_two_methods_is_no_failure_of_the_job_before() throws Exception {
        AtomicInteger breaks = new AtomicInteger(1);
        node.transactions(interceptingBeforeCommit(registered -> {
            if (List.of(1L).equals(bean.calls) && breaks.getAndDecrement() > 0) {
                throw new StackOverflowError("between two methods");
            }
        }));
        start(50);
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);

        release();

        awaitAll(jobs, JobState.SUCCEEDED);
        assertThat(traces()).isEqualTo(numbersTo(3));
        assertThat(jobs).allSatisfy(job -> {
            assertThat(attempts(job)).isEqualTo(1);
            assertThat(recorded(job)).isEmpty();
        });
    }

    @Test
    void no_further_method_is_called_in_a_transaction_that_can_only_roll_back() throws Exception {
        AtomicInteger breaks = new AtomicInteger(1);
        node.transactions(interceptingBeforeCommit(registered -> {
            if (List.of(1L).equals(bean.calls) && breaks.getAndDecrement() > 0) {
                new InMemoryTransactions(database, time).setRollbackOnly();
            }
        }));
        start(50);
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);

        release();

        awaitAll(jobs, JobState.SUCCEEDED);
        assertThat(bean.calls.subList(0, 2)).containsExactly(1L, 1L);
        assertThat(bean.calls).hasSize(4);
        assertThat(traces()).isEqualTo(numbersTo(3));
    }

    @Test
    void ends_that_the_store_refuses_together_are_written_alone() throws Exception {
        start(50);
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);
        database.trap(place -> {
            if (place.equals("succeedTogether")) {
                throw InMemoryDatabase.deadlock();
            }
        });

        bean.go.countDown();

        awaitAll(jobs, JobState.SUCCEEDED);
        assertThat(traces()).isEqualTo(numbersTo(3));
        assertThat(jobs).allSatisfy(job -> assertThat(attempts(job)).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"before commit", "after commit"})
    void a_commit_in_doubt_is_settled_by_a_look_at_the_rows(String place) throws Exception {
        start(50);
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);
        AtomicInteger cuts = new AtomicInteger(1);
        database.trap(at -> {
            if (at.equals(place) && onWorker() && database.holdsRows() && cuts.getAndDecrement() > 0) {
                throw new IllegalStateException("the connection was cut");
            }
        });

        bean.go.countDown();

        awaitAll(jobs, JobState.SUCCEEDED);
        jobs.forEach(this::awaitTold);
        assertThat(traces()).isEqualTo(numbersTo(3));
        assertThat(bean.calls).hasSize(place.equals("after commit") ? 3 : 6);
        assertThat(jobs).allSatisfy(job -> assertThat(attempts(job)).isEqualTo(1));
    }

    @Test
    void a_job_whose_arguments_cannot_be_read_fails_and_the_others_succeed() throws Exception {
        start(50);
        JobId one = node.jobs().enqueue(Shared::work, 1L);
        JobId bad = database.put("Shared.work", "[\"not a number\"]");
        JobId three = node.jobs().enqueue(Shared::work, 3L);
        JobId four = node.jobs().enqueue(Shared::work, 4L);
        awaitClaimed(List.of(one, bad, three, four));

        release();

        database.awaitState(bad, JobState.FAILED);
        awaitAll(List.of(one, three, four), JobState.SUCCEEDED);
        assertThat(traces()).containsExactly(1L, 3L, 4L);
    }
}
