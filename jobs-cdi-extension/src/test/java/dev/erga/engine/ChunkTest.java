package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.AttemptStarted;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Jobs that share a transaction, as long as all goes well. */
class ChunkTest extends ChunkScenario {

    @Test
    void jobs_of_one_method_that_wait_run_in_their_order_and_commit_once() throws Exception {
        start(50);
        List<JobId> jobs = works(10);
        awaitClaimed(jobs);

        release();

        awaitAll(jobs, JobState.SUCCEEDED);
        assertThat(commits).containsExactly(numbersTo(10));
        assertThat(bean.calls).isEqualTo(numbersTo(10));
        assertThat(traces()).isEqualTo(numbersTo(10));
        assertThat(jobs).allSatisfy(job -> assertThat(attempts(job)).isEqualTo(1));
    }

    @Test
    void each_job_of_a_chunk_is_told_to_have_succeeded() throws Exception {
        start(50);
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);

        release();

        for (JobId job : jobs) {
            node.awaitEvent(event ->
                    event instanceof JobSucceeded succeeded && succeeded.job().equals(job));
        }
    }

    @Test
    void where_starts_are_heard_each_is_told_while_no_transaction_of_another_job_is_open() throws Exception {
        node.hearingStarts(true);
        List<Integer> committedBefore = new CopyOnWriteArrayList<>();
        node.observing(event -> {
            if (event instanceof AttemptStarted started && started.name().equals("Shared.work")) {
                committedBefore.add(commits.size());
            }
        });
        start(50);
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);

        release();

        awaitAll(jobs, JobState.SUCCEEDED);
        assertThat(starts()).isEqualTo(jobs);
        assertThat(commits).containsExactly(numbersTo(1), numbersTo(2), numbersTo(3));
        assertThat(committedBefore).containsExactly(0, 1, 2);
    }

    private List<JobId> starts() {
        return node.events().stream()
                .filter(AttemptStarted.class::isInstance)
                .map(AttemptStarted.class::cast)
                .filter(event -> event.name().equals("Shared.work"))
                .map(AttemptStarted::job)
                .toList();
    }

    @Test
    void a_chunk_is_not_larger_than_declared() throws Exception {
        start(4);
        List<JobId> jobs = works(10);
        awaitClaimed(jobs);

        release();

        awaitAll(jobs, JobState.SUCCEEDED);
        assertThat(commits).containsExactly(numbersTo(4), numbersTo(8), numbersTo(10));
    }

    @Test
    void jobs_share_nothing_unless_their_method_says_so() throws Exception {
        start(1);
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);

        release();

        awaitAll(jobs, JobState.SUCCEEDED);
        assertThat(commits).containsExactly(numbersTo(1), numbersTo(2), numbersTo(3));
    }

    @Test
    void a_lone_job_does_not_wait_for_company() throws Exception {
        start(50);
        bean.go.countDown();

        JobId job = node.jobs().enqueue(Shared::work, 1L);

        database.awaitState(job, JobState.SUCCEEDED);
        assertThat(traces()).containsExactly(1L);
    }

    @Test
    void jobs_of_another_method_are_in_another_chunk() throws Exception {
        start(50);
        JobId one = node.jobs().enqueue(Shared::work, 1L);
        JobId two = node.jobs().enqueue(Shared::other, 2L);
        JobId three = node.jobs().enqueue(Shared::work, 3L);
        JobId four = node.jobs().enqueue(Shared::other, 4L);
        awaitClaimed(List.of(one, two, three, four));

        release();

        awaitAll(List.of(one, two, three, four), JobState.SUCCEEDED);
        assertThat(commits).containsExactly(List.of(1L, 3L), List.of(1L, 3L, -2L, -4L));
    }

    @Test
    void a_chunk_takes_no_further_job_after_a_quarter_of_a_second() throws Exception {
        start(50);
        bean.deed = number -> {
            if (number == 3) {
                time.advanceAnyway(Duration.ofMillis(250));
            }
        };
        List<JobId> jobs = works(5);
        awaitClaimed(jobs);

        release();

        awaitAll(jobs, JobState.SUCCEEDED);
        assertThat(commits).containsExactly(numbersTo(3), numbersTo(5));
    }

    @Test
    void jobs_whose_chunk_goes_on_for_long_keep_no_other_worker_from_what_waits() throws Exception {
        CountDownLatch allClaimed = new CountDownLatch(1);
        CountDownLatch last = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        node.workers(2);
        start(50);
        bean.deed = number -> {
            if (number == 1) {
                allClaimed.await();
            } else if (number == 10) {
                last.countDown();
                end.await();
            }
        };
        List<JobId> jobs = works(10);
        awaitClaimed(jobs);
        allClaimed.countDown();
        last.await();
        // The node has become slow, and claims nothing ahead of its workers any more.
        node.pass(Duration.ofSeconds(2));

        bean.go.countDown();
        JobId other = node.jobs().enqueue(Shared::other, 11L);

        database.awaitState(other, JobState.SUCCEEDED);
        assertThat(database.state(jobs.get(0))).isEqualTo(JobState.PROCESSING);
        end.countDown();
        awaitAll(jobs, JobState.SUCCEEDED);
    }

    @Test
    void a_job_that_may_have_brought_down_a_node_runs_alone() throws Exception {
        start(50);
        JobId suspect = database.put("Shared.work", "[1]");
        try (TestNode rescuer = new TestNode(database, new ManualTime())
                .named("rescuer")
                .workers(0)
                .declares(Declarations.of(bean, "work"))) {
            rescuer.start();
            database.claimByNodeThatDies(suspect);
            rescuer.pass(Duration.ofSeconds(6));
        }
        JobId two = node.jobs().enqueue(Shared::work, 2L);
        JobId three = node.jobs().enqueue(Shared::work, 3L);
        awaitClaimed(List.of(suspect, two, three));

        release();

        awaitAll(List.of(suspect, two, three), JobState.SUCCEEDED);
        assertThat(commits).contains(numbersTo(1), numbersTo(3)).doesNotContain(numbersTo(2));
    }

    @Test
    void each_job_has_a_context_of_its_own() throws Exception {
        start(50);
        List<JobId> seen = new CopyOnWriteArrayList<>();
        bean.deed = number -> seen.add(node.engine().currentJob().id());
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);

        release();

        awaitAll(jobs, JobState.SUCCEEDED);
        assertThat(seen).isEqualTo(jobs);
    }

    @Test
    void a_job_that_is_deleted_while_it_waits_here_is_left_out_and_not_run() throws Exception {
        start(50);
        List<JobId> jobs = works(3);
        awaitClaimed(jobs);
        node.jobs().delete(jobs.get(1));

        release();

        database.awaitState(jobs.get(1), JobState.DELETED);
        awaitAll(List.of(jobs.get(0), jobs.get(2)), JobState.SUCCEEDED);
        assertThat(bean.calls).containsExactly(1L, 3L);
        assertThat(commits).containsExactly(List.of(1L, 3L));
    }
}
