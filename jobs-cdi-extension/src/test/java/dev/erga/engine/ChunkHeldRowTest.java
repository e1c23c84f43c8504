package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Lease;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Chunks of which a row is held or has been taken by somebody else. */
class ChunkHeldRowTest extends ChunkScenario {

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
}
