package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs that may have killed nodes: only those that did are quarantined, not those that were beside them. */
class SuspectsTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time).declares(Declarations.of(probe, "first"));
    private final Semaphore go = new Semaphore(0);
    private final AtomicInteger suspectsRunning = new AtomicInteger();
    private final List<String> begun = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        go.release(100);
        database.trap(place -> {});
        node.close();
    }

    @Test
    void a_job_without_crashes_costs_no_statement_when_it_begins_and_one_with_crashes_does() {
        database.trap(place -> {
            if (place.equals("begin")) {
                begun.add(place);
            }
        });
        JobId suspect = withCrashes(1, 1);
        JobId plain = database.put("Probe.first", "[2]");
        node.start();

        database.awaitState(suspect, JobState.SUCCEEDED);
        database.awaitState(plain, JobState.SUCCEEDED);
        assertThat(begun).hasSize(1);
    }

    @Test
    void of_jobs_whose_next_crash_would_be_their_last_one_runs_at_a_time_and_others_beside_it() throws Exception {
        List<JobId> suspects = List.of(withCrashes(2, 1), withCrashes(2, 2), withCrashes(2, 3));
        JobId onceSuspected = withCrashes(1, 10);
        JobId plain = database.put("Probe.first", "[11]");
        Semaphore inside = new Semaphore(0);
        AtomicInteger most = new AtomicInteger();
        probe.deed = argument -> {
            if (argument < 10) {
                most.accumulateAndGet(suspectsRunning.incrementAndGet(), Math::max);
                inside.release();
                go.acquire();
                suspectsRunning.decrementAndGet();
            }
        };
        node.start();
        inside.acquire();
        database.awaitState(onceSuspected, JobState.SUCCEEDED);
        database.awaitState(plain, JobState.SUCCEEDED);
        assertThat(probe.first).filteredOn(argument -> argument < 10).hasSize(1);

        go.release(3);

        suspects.forEach(job -> database.awaitState(job, JobState.SUCCEEDED));
        assertThat(most).hasValue(1);
    }

    @Test
    void those_that_wait_for_each_other_keep_no_worker_from_other_jobs() throws Exception {
        Semaphore inside = new Semaphore(0);
        probe.deed = argument -> {
            if (argument < 10) {
                inside.release();
                go.acquire();
            }
        };
        List<JobId> suspects = List.of(withCrashes(2, 1), withCrashes(2, 2), withCrashes(2, 3));
        JobId plain = database.put("Probe.first", "[10]");
        node.workers(2).start();
        inside.acquire();

        database.awaitState(plain, JobState.SUCCEEDED);

        assertThat(suspects)
                .filteredOn(job -> database.state(job) == JobState.SUCCEEDED)
                .isEmpty();
    }

    @Test
    void those_that_have_waited_a_second_for_each_other_are_put_off_for_any_node_to_take() throws Exception {
        Semaphore inside = new Semaphore(0);
        probe.deed = argument -> {
            inside.release();
            go.acquire();
        };
        List<JobId> suspects = List.of(withCrashes(2, 1), withCrashes(2, 2), withCrashes(2, 3));
        node.start();
        inside.acquire();

        node.passUntil("put off", () -> database.count(JobState.SCHEDULED) == 2);
        go.release(3);
        node.passUntil("all", () -> database.count(JobState.SUCCEEDED) == 3);

        for (JobId each : suspects) {
            assertThat(database.peek(each).orElseThrow().summary().attempts()).isEqualTo(1);
            assertThat(database.peek(each).orElseThrow().crashes()).isEqualTo(2);
        }
    }

    @Test
    void a_suspect_that_no_thread_could_be_had_for_runs_later() {
        JobId suspect = withCrashes(2, 1);
        AtomicInteger refusals = new AtomicInteger(1);
        node.threads(work -> {
            if (Thread.currentThread().getName().contains("poller") && refusals.getAndDecrement() > 0) {
                throw new OutOfMemoryError("played: unable to create native thread");
            }
            return new Thread(work);
        });
        node.start();

        node.passUntil("run", () -> database.state(suspect) == JobState.SUCCEEDED);

        assertThat(refusals).hasNegativeValue();
    }

    @Test
    void those_that_wait_for_each_other_are_given_back_when_the_node_stops() throws Exception {
        JobId first = withCrashes(2, 1);
        JobId second = withCrashes(2, 2);
        Semaphore inside = new Semaphore(0);
        probe.deed = argument -> {
            inside.release();
            go.acquire();
        };
        node.start();
        inside.acquire();

        node.close();

        for (JobId each : List.of(first, second)) {
            assertThat(database.state(each)).isEqualTo(JobState.ENQUEUED);
            assertThat(database.peek(each).orElseThrow().crashes()).isEqualTo(2);
        }
        assertThat(probe.first).hasSize(1);
    }

    @Test
    void a_suspect_whose_begin_cannot_be_noted_is_given_back_and_claimed_again_at_once() {
        AtomicInteger refusals = new AtomicInteger(1);
        database.trap(place -> {
            if (place.equals("begin") && refusals.getAndDecrement() > 0) {
                throw new IllegalStateException("the connection was cut");
            }
        });
        JobId suspect = withCrashes(1, 1);
        node.start();

        database.awaitState(suspect, JobState.SUCCEEDED);

        assertThat(refusals).hasNegativeValue();
        assertThat(probe.first).hasSize(1);
        assertThat(database.peek(suspect).orElseThrow().attempts())
                .extracting(attempt -> attempt.outcome())
                .containsOnly("RESCUED");
    }

    /** A job that has been on so many nodes that died, at the hands of a node that only rescues. */
    private JobId withCrashes(int crashes, long argument) {
        JobId job = database.put("Probe.first", "[" + argument + "]");
        ManualTime rescuersTime = new ManualTime();
        TestNode rescuer = new TestNode(database, rescuersTime)
                .named("rescuer")
                .workers(0)
                .declares(Declarations.of(probe, "first"));
        try (rescuer) {
            rescuer.start();
            for (int crash = 0; crash < crashes; crash++) {
                database.claimByNodeThatDies(job);
                rescuer.pass(Duration.ofSeconds(6));
            }
        }
        return job;
    }
}
