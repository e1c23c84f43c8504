package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.AttemptFailed;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.Transactions;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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

    private void awaitTold(JobId job) {
        node.awaitEvent(event ->
                event instanceof JobSucceeded succeeded && succeeded.job().equals(job));
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

    private Transactions interceptingBeforeCommit(Consumer<Runnable> told) {
        Transactions real = new InMemoryTransactions(database, time);
        return (Transactions) Proxy.newProxyInstance(
                Transactions.class.getClassLoader(),
                new Class<?>[] {Transactions.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("beforeCommit")) {
                        told.accept((Runnable) arguments[0]);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Test
    void a_job_that_takes_too_long_is_interrupted_at_its_own_limit_and_is_not_run_again_to_be_told_apart()
            throws Exception {
        start(50);
        CountDownLatch stuck = new CountDownLatch(1);
        bean.deed = number -> {
            leaveTrace(number);
            if (number == 2) {
                stuck.countDown();
                new CountDownLatch(1).await();
            }
        };
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);
        release();
        stuck.await();

        node.pass(TIMEOUT);

        database.awaitState(jobs.get(1), JobState.SCHEDULED);
        awaitAll(List.of(jobs.get(0), jobs.get(2)), JobState.SUCCEEDED);
        assertThat(reason(jobs.get(1))).contains("Attempt 1 of 11 took longer than 60 s");
        assertThat(recorded(jobs.get(1)))
                .extracting(
                        AttemptDetails::outcome, attempt -> attempt.errorType().orElse(""))
                .containsExactly(tuple("TIMED_OUT", "java.lang.InterruptedException"));
        assertThat(bean.calls.stream().filter(number -> number == 2)).hasSize(1);
        assertThat(traces()).containsExactly(1L, 3L);
    }

    @Test
    void a_job_that_is_deleted_while_it_runs_in_a_chunk_ends_deleted_and_the_others_succeed() throws Exception {
        start(50);
        CountDownLatch running = new CountDownLatch(1);
        bean.deed = number -> {
            leaveTrace(number);
            if (number == 2) {
                running.countDown();
                new CountDownLatch(1).await();
            }
        };
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);
        release();
        running.await();

        node.jobs().delete(jobs.get(1));

        database.awaitState(jobs.get(1), JobState.DELETED);
        awaitAll(List.of(jobs.get(0), jobs.get(2)), JobState.SUCCEEDED);
        assertThat(bean.calls.stream().filter(number -> number == 2)).hasSize(1);
        assertThat(traces()).containsExactly(1L, 3L);
    }

    @Test
    void a_job_that_is_deleted_just_before_its_turn_is_left_out_and_the_jobs_before_it_commit() throws Exception {
        List<JobId> jobs = new CopyOnWriteArrayList<>();
        AtomicInteger deletions = new AtomicInteger(1);
        node.transactions(interceptingBeforeCommit(registered -> {
            if (List.of(1L).equals(bean.calls) && deletions.getAndDecrement() > 0) {
                deleteElsewhere(jobs.get(1));
            }
        }));
        start(50);
        jobs.addAll(works(3));
        awaitClaimed(jobs);

        release();

        database.awaitState(jobs.get(1), JobState.DELETED);
        awaitAll(List.of(jobs.get(0), jobs.get(2)), JobState.SUCCEEDED);
        assertThat(bean.calls).containsExactly(1L, 3L);
        assertThat(commits).startsWith(numbersTo(1));
    }

    private void deleteElsewhere(JobId job) {
        try {
            elsewhere(() -> node.jobs().delete(job));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
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
    void a_job_that_is_deleted_after_its_turn_but_before_the_commit_succeeds_as_it_would_alone() throws Exception {
        start(50);
        List<JobId> jobs = works(3);
        bean.deed = number -> {
            if (number == 3) {
                node.jobs().delete(jobs.get(0));
            }
        };
        awaitClaimed(jobs);

        release();

        awaitAll(jobs, JobState.SUCCEEDED);
        assertThat(bean.calls).isEqualTo(numbersTo(3));
    }

    @Test
    void one_lease_that_is_gone_rolls_the_whole_chunk_back_and_each_fence_decides_for_its_own_job() throws Exception {
        start(50);
        List<JobId> jobs = works(3);
        AtomicInteger thefts = new AtomicInteger(1);
        bean.deed = number -> {
            leaveTrace(number);
            if (number == 3 && thefts.getAndDecrement() > 0) {
                elsewhere(() -> takeAway(firstLease(jobs.get(1))));
            }
        };
        awaitClaimed(jobs);

        release();

        awaitAll(List.of(jobs.get(0), jobs.get(2)), JobState.SUCCEEDED);
        node.passUntil("all", () -> database.state(jobs.get(1)) == JobState.SUCCEEDED);
        assertThat(bean.calls).containsExactly(1L, 2L, 3L, 1L, 2L, 3L, 2L);
        assertThat(traces()).isEqualTo(numbersTo(3));
    }

    private Lease takeAway(Lease lease) {
        assertThat(database.store().store().complete(lease, Completion.released("taken away")))
                .isTrue();
        return lease;
    }

    @Test
    void one_row_that_a_caller_holds_does_not_keep_the_others_waiting() throws Exception {
        start(50);
        List<JobId> jobs = works(3);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Thread caller = new Thread(() -> holdRowOf(jobs.get(2), held, commit));
        awaitClaimed(jobs);
        caller.start();
        held.await();

        release();

        awaitAll(jobs.subList(0, 2), JobState.SUCCEEDED);
        assertThat(database.state(jobs.get(2))).isEqualTo(JobState.PROCESSING);
        commit.countDown();
        caller.join();
        database.awaitState(jobs.get(2), JobState.SUCCEEDED);
        assertThat(traces()).isEqualTo(numbersTo(3));
    }

    @Test
    void a_row_of_the_first_that_a_caller_holds_does_not_keep_the_others_from_idle_workers() throws Exception {
        CountDownLatch allClaimed = new CountDownLatch(1);
        node.workers(2);
        start(50);
        bean.deed = number -> {
            allClaimed.await();
            leaveTrace(number);
        };
        List<JobId> jobs = works(4);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Thread caller = new Thread(() -> holdRowOf(jobs.get(0), held, commit));
        awaitClaimed(jobs);
        caller.start();
        held.await();
        allClaimed.countDown();

        release();

        awaitAll(jobs.subList(1, 4), JobState.SUCCEEDED);
        assertThat(database.state(jobs.get(0))).isEqualTo(JobState.PROCESSING);
        commit.countDown();
        caller.join();
        database.awaitState(jobs.get(0), JobState.SUCCEEDED);
        assertThat(traces()).isEqualTo(numbersTo(4));
        assertThat(jobs).allSatisfy(job -> assertThat(attempts(job)).isEqualTo(1));
    }

    @Test
    void what_waits_again_after_its_chunk_rolled_back_has_not_waited_too_long_already() throws Exception {
        start(50);
        CountDownLatch alone = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        bean.deed = number -> {
            leaveTrace(number);
            if (number == 3 && bean.calls.size() == 3) {
                time.advanceAnyway(Duration.ofSeconds(2));
                throw new IllegalStateException("not in this company");
            }
            if (number == 1 && bean.calls.size() > 3) {
                alone.countDown();
                end.await();
            }
        };
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);
        release();
        alone.await();

        node.pass(Duration.ofMillis(500));
        time.awaitRest();

        awaitAll(jobs, JobState.PROCESSING);
        end.countDown();
        awaitAll(jobs, JobState.SUCCEEDED);
        assertThat(traces()).isEqualTo(numbersTo(3));
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
    void a_job_that_ignores_its_interruption_does_not_hold_up_those_it_shares_a_transaction_with() throws Exception {
        CountDownLatch deaf = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        node.workers(2);
        start(50);
        CountDownLatch allClaimed = new CountDownLatch(1);
        bean.deed = number -> {
            allClaimed.await();
            leaveTrace(number);
            if (number == 2) {
                deaf.countDown();
                awaitDeaf(end);
            }
        };
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);
        allClaimed.countDown();
        deaf.await();
        release();

        node.pass(TIMEOUT);
        node.pass(Duration.ofSeconds(10));
        node.passUntil("run again", () -> database.state(jobs.get(0)) == JobState.SUCCEEDED);

        awaitAll(List.of(jobs.get(0), jobs.get(2)), JobState.SUCCEEDED);
        assertThat(database.state(jobs.get(1))).isEqualTo(JobState.PROCESSING);
        assertThat(traces()).containsExactly(1L, 3L);
        end.countDown();
        database.awaitState(jobs.get(1), JobState.SCHEDULED);
        assertThat(reason(jobs.get(1))).contains("Attempt 1 of 11 took longer than 60 s");
        assertThat(attempts(jobs.get(0))).isEqualTo(1);
        assertThat(traces()).containsExactly(1L, 3L);
    }

    private static void awaitDeaf(CountDownLatch end) {
        boolean ended = false;
        while (!ended) {
            try {
                end.await();
                ended = true;
            } catch (InterruptedException ignored) {
                // That is what deaf means.
            }
        }
    }

    private void holdRowOf(JobId job, CountDownLatch held, CountDownLatch commit) {
        try {
            elsewhere(() -> {
                database.store().store().inspect(firstLease(job));
                held.countDown();
                commit.await();
                return job;
            });
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
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

    @Test
    void a_node_that_stops_gives_a_chunk_back_that_does_not_end_and_counts_no_attempt() throws Exception {
        start(50);
        CountDownLatch running = new CountDownLatch(1);
        bean.deed = number -> {
            leaveTrace(number);
            if (number == 2) {
                running.countDown();
                new CountDownLatch(1).await();
            }
        };
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);
        release();
        running.await();

        node.close();

        assertThat(jobs).allSatisfy(job -> {
            assertThat(database.state(job)).isEqualTo(JobState.ENQUEUED);
            assertThat(attempts(job)).isZero();
        });
        assertThat(traces()).isEmpty();
        assertThat(bean.calls).containsExactly(1L, 2L);
    }

    @Test
    void a_node_that_stops_lets_a_chunk_end_with_what_it_has_begun() throws Exception {
        start(50);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        bean.deed = number -> {
            leaveTrace(number);
            if (number == 2) {
                running.countDown();
                end.await();
            }
        };
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);
        release();
        running.await();
        Thread stopping = new Thread(node.engine()::stop, "stopping");
        stopping.start();
        database.awaitState(jobs.get(2), JobState.ENQUEUED);

        end.countDown();
        stopping.join();

        awaitAll(jobs.subList(0, 2), JobState.SUCCEEDED);
        assertThat(traces()).isEqualTo(numbersTo(2));
        assertThat(attempts(jobs.get(2))).isZero();
    }

    @Test
    void a_node_that_loses_its_lease_in_the_middle_of_a_chunk_writes_nothing_of_it() throws Exception {
        start(50);
        CountDownLatch running = new CountDownLatch(1);
        bean.deed = number -> {
            leaveTrace(number);
            if (number == 2) {
                running.countDown();
                new CountDownLatch(1).await();
            }
        };
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);
        database.trap(place -> {
            if (place.equals("renew")) {
                throw new IllegalStateException("the connection was cut");
            }
        });
        bean.go.countDown();
        running.await();

        time.advanceAnyway(Duration.ofSeconds(40));
        database.await("given up", () -> bean.calls.size() == 2 && traces().isEmpty());
        time.awaitRest();

        assertThat(jobs).allSatisfy(job -> assertThat(database.state(job)).isEqualTo(JobState.PROCESSING));
        assertThat(bean.calls).containsExactly(1L, 2L);
    }

    private List<AttemptDetails> recorded(JobId job) {
        return database.peek(job).orElseThrow().attempts();
    }

    private String reason(JobId job) {
        return database.peek(job).orElseThrow().summary().reason().orElseThrow();
    }
}
