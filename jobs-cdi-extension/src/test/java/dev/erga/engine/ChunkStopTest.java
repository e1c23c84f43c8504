package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AttemptDetails;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Jobs of a chunk that are stopped: by their time limit, by who deletes them, or with their node. */
class ChunkStopTest extends ChunkScenario {

    /** The second job leaves its trace and waits, unless it is interrupted before; the answer opens once it does. */
    private CountDownLatch secondWaitsFor(CountDownLatch end) {
        CountDownLatch waits = new CountDownLatch(1);
        bean.deed = number -> {
            leaveTrace(number);
            if (number == 2) {
                waits.countDown();
                end.await();
            }
        };
        return waits;
    }

    @Test
    void a_job_that_takes_too_long_is_interrupted_at_its_own_limit_and_is_not_run_again_to_be_told_apart()
            throws Exception {
        start(50);
        CountDownLatch stuck = secondWaitsFor(new CountDownLatch(1));
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
        CountDownLatch running = secondWaitsFor(new CountDownLatch(1));
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

    @Test
    void a_node_that_stops_gives_a_chunk_back_that_does_not_end_and_counts_no_attempt() throws Exception {
        start(50);
        CountDownLatch running = secondWaitsFor(new CountDownLatch(1));
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
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch running = secondWaitsFor(end);
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
        CountDownLatch running = secondWaitsFor(new CountDownLatch(1));
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
}
