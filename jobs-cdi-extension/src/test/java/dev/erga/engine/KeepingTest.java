package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.Keeps;
import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.spi.Keeping;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long jobs are kept whose method says it, beside others whose method says nothing. */
class KeepingTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Keeps OWN = new Keeps(Map.of(
            JobState.SUCCEEDED, Optional.of(HOUR.multipliedBy(2)),
            JobState.FAILED, Optional.of(HOUR.multipliedBy(3)),
            JobState.DELETED, Optional.empty()));

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time).workers(1).hearingStarts(false);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void stop() {
        node.close();
    }

    private void declare(JobDeclaration first) {
        node.declares(first.keeping(OWN), Declarations.of(probe, "second"));
    }

    private static Optional<Duration> kept(JobDetails job) {
        return job.expiresAt()
                .map(end -> Duration.between(job.summary().finishedAt().orElseThrow(), end));
    }

    private Optional<Duration> kept(JobId job, JobState end) {
        database.awaitState(job, end);
        return kept(database.peek(job).orElseThrow());
    }

    @Test
    void successes_are_kept_as_their_method_says_with_a_transaction_and_without() {
        for (JobDeclaration first : List.of(
                Declarations.of(probe, "first"),
                Declarations.of(probe, "first").inChunksOf(10),
                Declarations.notTransactional(Declarations.of(probe, "first")))) {
            InMemoryDatabase fresh = new InMemoryDatabase();
            try (TestNode one = new TestNode(fresh, new ManualTime()).hearingStarts(false)) {
                one.declares(first.keeping(OWN), Declarations.of(probe, "second"));
                List<JobId> jobs = LongStream.range(0, 5)
                        .mapToObj(i -> one.jobs().enqueue(Probe::first, i))
                        .toList();
                JobId other = one.jobs().enqueue(Probe::second, 1L);

                one.start();

                fresh.await("all", () -> fresh.count(JobState.SUCCEEDED) == 6);
                for (JobId job : jobs) {
                    assertThat(kept(fresh.peek(job).orElseThrow())).contains(HOUR.multipliedBy(2));
                }
                assertThat(kept(fresh.peek(other).orElseThrow())).contains(DAY);
            }
        }
    }

    @Test
    void failures_are_kept_as_their_method_says() {
        probe.deed = argument -> {
            throw new DoNotRetryException("no such customer");
        };
        declare(Declarations.of(probe, "first"));
        node.start();

        assertThat(kept(node.jobs().enqueue(Probe::first, 1L), JobState.FAILED)).contains(HOUR.multipliedBy(3));
    }

    @Test
    void a_job_that_is_deleted_while_it_waits_or_runs_is_kept_as_its_method_says() {
        CountDownLatch running = new CountDownLatch(1);
        probe.deed = argument -> {
            running.countDown();
            never.await();
        };
        declare(Declarations.of(probe, "first"));
        node.start();
        JobId runs = node.jobs().enqueue(Probe::first, 1L);
        database.await("it runs", () -> running.getCount() == 0);
        JobId waits = node.jobs().schedule(DAY, Probe::first, 2L);
        JobId other = node.jobs().schedule(DAY, Probe::second, 3L);

        List.of(runs, waits, other).forEach(node.jobs()::delete);

        assertThat(kept(runs, JobState.DELETED)).isEmpty();
        assertThat(kept(waits, JobState.DELETED)).isEmpty();
        assertThat(kept(other, JobState.DELETED)).contains(DAY);
    }

    @Test
    void a_continuation_that_cannot_run_any_more_is_kept_as_its_method_says() {
        declare(Declarations.of(probe, "first"));
        JobId parent = node.jobs().enqueue(Probe::second, 1L);
        JobId child = node.jobs().continueWith(parent, After.FAILURE, Probe::first, 2L);
        JobId other = node.jobs().continueWith(parent, After.FAILURE, Probe::second, 3L);

        node.start();

        assertThat(kept(child, JobState.DELETED)).isEmpty();
        assertThat(kept(other, JobState.DELETED)).contains(DAY);
    }

    @Test
    void members_of_a_cancelled_batch_are_kept_as_the_method_of_each_says() {
        declare(Declarations.of(probe, "first"));
        node.jobs().pauseQueue("default", "nothing is to run");
        BatchId batch = node.jobs().batch("import", members -> {
            members.enqueue(Probe::first, 1L);
            members.enqueue(Probe::second, 2L);
        });
        node.start();

        node.jobs().cancel(batch);
        node.passUntil("both are deleted", () -> database.count(JobState.DELETED) == 2);

        List<Optional<Duration>> spans = database.ids().stream()
                .map(id -> kept(database.peek(id).orElseThrow()))
                .toList();
        assertThat(spans).containsExactlyInAnyOrder(Optional.empty(), Optional.of(DAY));
    }

    @Test
    void a_quarantined_job_is_kept_as_its_method_says() throws Exception {
        declare(Declarations.of(probe, "first"));
        JobId job = database.put("Probe.first", "[1]");
        for (int crash = 1; crash < 3; crash++) {
            database.claimByNodeThatDies(job);
            rescue();
        }
        database.claimByNodeThatDies(job);
        node.start();
        node.passUntil("it is in quarantine", () -> database.state(job) == JobState.FAILED);

        assertThat(kept(job, JobState.FAILED)).contains(HOUR.multipliedBy(3));
    }

    private void rescue() throws Exception {
        Keeping until = Keeping.alike(Optional.empty());
        new InMemoryTransactions(database, time)
                .inNew(Duration.ofMinutes(1), () -> database.store().store().rescue(10, 3, until));
    }

    @Test
    void jobs_are_pruned_when_their_own_time_is_over() {
        declare(Declarations.of(probe, "first"));
        node.start();
        JobId own = node.jobs().enqueue(Probe::first, 1L);
        JobId other = node.jobs().enqueue(Probe::second, 2L);
        database.awaitState(own, JobState.SUCCEEDED);
        database.awaitState(other, JobState.SUCCEEDED);

        database.clock().advance(HOUR.multipliedBy(2));
        time.advance(Duration.ofMinutes(1));

        database.await("one is pruned", () -> database.ids().equals(List.of(other)));
    }
}
