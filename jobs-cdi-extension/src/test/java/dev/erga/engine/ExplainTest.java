package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.Explanation;
import dev.erga.jobs.monitor.QueueReason;
import dev.erga.jobs.monitor.QueueReason.AllWorkersBusy;
import dev.erga.jobs.monitor.QueueReason.QueueFull;
import dev.erga.jobs.monitor.QueueReason.QueuePaused;
import dev.erga.jobs.monitor.Reason;
import dev.erga.jobs.monitor.StateReason.Running;
import dev.erga.jobs.monitor.Verdict;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why the jobs of running nodes run or do not. */
class ExplainTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final CountDownLatch release = new CountDownLatch(1);
    private final TestNode node = new TestNode(database, time)
            .calledBy("ada")
            .declares(Declarations.notTransactional(Declarations.of(probe, "first")));

    @AfterEach
    void stop() {
        release.countDown();
        node.close();
    }

    private Explanation explained(JobId job) {
        return node.engine().monitor().explain(job).orElseThrow();
    }

    private <T extends Reason> T reason(JobId job, Class<T> kind) {
        return explained(job).reasons().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    /** A job that runs until the test ends. */
    private JobId stuck() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        probe.deed = argument -> {
            begun.countDown();
            release.await();
        };
        JobId job = node.jobs().enqueue(Probe::first, 1L);
        begun.await();
        return job;
    }

    @Test
    void a_job_waits_for_the_worker_that_another_has() throws Exception {
        node.workers(1).start();
        JobId runs = stuck();
        JobId waits = node.jobs().enqueue(Probe::first, 2L);
        time.awaitRest();

        assertThat(reason(runs, Running.class).node().name()).isEqualTo("one");
        assertThat(explained(waits).verdict()).isEqualTo(Verdict.CLAIMABLE);
        assertThat(reason(waits, AllWorkersBusy.class).loads())
                .extracting(QueueReason.Load::toString)
                .containsExactly("one 1 of 1");
    }

    @Test
    void a_job_waits_where_its_queue_may_use_no_more_workers() throws Exception {
        node.workers(4).queueWorkers("default", 1).start();
        stuck();
        JobId waits = node.jobs().enqueue(Probe::first, 2L);
        time.awaitRest();

        assertThat(reason(waits, QueueFull.class).loads())
                .extracting(QueueReason.Load::most)
                .containsExactly(1);
    }

    @Test
    void a_job_of_a_queue_that_was_paused_by_code_tells_who_did_it_and_why() {
        node.start();
        node.jobs().pauseQueue("default", "The printer is on fire.");
        JobId job = node.jobs().enqueue(Probe::first, 1L);

        assertThat(explained(job).verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(reason(job, QueuePaused.class).by()).contains("ada");
        assertThat(reason(job, QueuePaused.class).why()).isEqualTo("The printer is on fire.");
        node.jobs().resumeQueue("default");
        database.awaitState(job, JobState.SUCCEEDED);
        assertThat(explained(job).verdict()).isEqualTo(Verdict.OVER);
    }

    @Test
    void a_job_waits_for_a_node_that_has_workers() {
        node.workers(0).start();
        JobId job = node.jobs().enqueue(Probe::first, 1L);

        assertThat(explained(job).reasons()).extracting(Reason::kind).containsExactly("NoWorkers");
    }

    @Test
    void nothing_is_said_of_a_job_that_nobody_has_put_in() {
        node.start();

        assertThat(node.engine().monitor().explain(JobId.parse("01980c5e-7b1c-7000-8000-00000000000a")))
                .isEmpty();
    }
}
