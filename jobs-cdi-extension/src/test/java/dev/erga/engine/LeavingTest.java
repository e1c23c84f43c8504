package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.Keeping;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a job leaves: results for others, checkpoints for its next attempt. */
class LeavingTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final Stepping stepping = new Stepping();
    private final InMemoryTransactions transactions = new InMemoryTransactions(database, time);
    private final TestNode node = new TestNode(database, time)
            .declares(
                    Declarations.of(probe, "first"), Declarations.notTransactional(Declarations.of(stepping, "work")));
    private final JobContext job = node.engine().currentJob();

    record Report(int rows, LocalDate day) {}

    /** A bean without a transaction around its method. */
    static class Stepping {

        volatile Probe.Deed deed = number -> {};

        public void work(long number) throws Exception {
            deed.run(number);
        }
    }

    @AfterEach
    void stop() {
        database.trap(place -> {});
        node.close();
    }

    private JobId transactional(Probe.Deed deed) {
        probe.deed = deed;
        node.start();
        return node.jobs().with(JobOptions.defaults().attempts(2)).enqueue(Probe::first, 1L);
    }

    private JobId plain(Probe.Deed deed) {
        stepping.deed = deed;
        node.start();
        return node.jobs().with(JobOptions.defaults().attempts(3)).enqueue(Stepping::work, 1L);
    }

    private <T> T inTransaction(Callable<T> work) throws Exception {
        return transactions.inNew(TIMEOUT, work);
    }

    @Test
    void the_result_of_a_transactional_job_is_read_as_the_type_it_is_asked_for() {
        Report report = new Report(3, LocalDate.of(2026, 2, 28));

        JobId id = transactional(number -> {
            job.result("not yet");
            job.result(report);
        });
        database.awaitState(id, JobState.SUCCEEDED);

        assertThat(node.jobs().result(id, Report.class)).contains(report);
        assertThat(database.peek(id).orElseThrow().result()).contains("{\"rows\":3,\"day\":\"2026-02-28\"}");
    }

    @Test
    void the_result_of_a_job_without_a_transaction_comes_with_its_end() {
        JobId id = plain(number -> job.result(new int[] {1, 2}));
        database.awaitState(id, JobState.SUCCEEDED);

        assertThat(node.jobs().result(id, int[].class).orElseThrow()).containsExactly(1, 2);
    }

    @Test
    void an_attempt_that_does_not_end_well_leaves_no_result() {
        JobId id = transactional(number -> {
            if (job.attempt() == 1) {
                job.result("of the first");
                throw new IllegalStateException("no");
            }
        });
        node.passUntil("succeeded", () -> database.state(id) == JobState.SUCCEEDED);

        assertThat(node.jobs().result(id, String.class)).isEmpty();
    }

    @Test
    void a_result_that_nobody_can_read_so_is_told_by_number() {
        JobId id = transactional(number -> job.result("text"));
        database.awaitState(id, JobState.SUCCEEDED);

        assertThatThrownBy(() -> node.jobs().result(id, Report.class)).hasMessageStartingWith("ERGA-0240");
        assertThatThrownBy(() -> node.jobs().result(id, Object.class)).hasMessageStartingWith("ERGA-0240");
        assertThatThrownBy(() -> node.jobs().result(id, List.class)).hasMessageStartingWith("ERGA-0240");
        assertThat(node.jobs().result(new JobId(new UUID(1, 2)), String.class)).isEmpty();
    }

    @Test
    void values_that_json_cannot_carry_or_that_are_too_large_are_refused() {
        List<String> codes = new CopyOnWriteArrayList<>();
        JobId id = plain(number -> {
            for (Object value :
                    List.of(new Object(), new IllegalStateException(), Thread.currentThread(), "x".repeat(70_000))) {
                refused(codes, () -> job.result(value));
                refused(codes, () -> job.checkpoint(value));
            }
            job.result(List.of(1, 2));
        });
        database.awaitState(id, JobState.SUCCEEDED);

        assertThat(codes)
                .containsExactly(
                        "ERGA-0313",
                        "ERGA-0313",
                        "ERGA-0313",
                        "ERGA-0313",
                        "ERGA-0313",
                        "ERGA-0313",
                        "ERGA-0314",
                        "ERGA-0314");
        assertThat(node.jobs().result(id, Integer[].class).orElseThrow()).containsExactly(1, 2);
    }

    private static void refused(List<String> codes, Runnable nonsense) {
        try {
            nonsense.run();
        } catch (JobsException refusal) {
            codes.add(refusal.code());
        }
    }

    @Test
    void a_job_that_leaves_nothing_costs_no_statement_for_it() {
        AtomicInteger settled = new AtomicInteger();
        database.trap(place -> settled.addAndGet(place.equals("settle") ? 1 : 0));

        JobId one = transactional(number -> {});
        JobId other = node.jobs().enqueue(Stepping::work, 1L);
        database.awaitState(one, JobState.SUCCEEDED);
        database.awaitState(other, JobState.SUCCEEDED);

        assertThat(settled).hasValue(0);
    }

    @Test
    void a_result_that_cannot_be_stored_rolls_the_end_back_with_it() {
        AtomicInteger refusals = new AtomicInteger();
        database.trap(place -> {
            if (place.equals("settle") && refusals.getAndIncrement() == 0) {
                throw InMemoryDatabase.deadlock();
            }
        });

        JobId id = transactional(number -> job.result(job.attempt()));
        node.passUntil("succeeded", () -> database.state(id) == JobState.SUCCEEDED);

        assertThat(database.peek(id).orElseThrow().summary().attempts()).isEqualTo(2);
        assertThat(node.jobs().result(id, Integer.class)).contains(2);
    }

    @Test
    void an_end_in_doubt_keeps_its_result() {
        AtomicInteger cuts = new AtomicInteger();
        JobId id = plain(number -> {
            job.result("kept");
            database.trap(place -> {
                if (place.equals("after commit")
                        && Thread.currentThread().getName().equals("erga-completions")
                        && cuts.getAndIncrement() == 0) {
                    throw InMemoryDatabase.deadlock();
                }
            });
        });
        database.awaitState(id, JobState.SUCCEEDED);
        node.pass(Duration.ofSeconds(3));

        assertThat(cuts.get()).isPositive();
        assertThat(node.jobs().result(id, String.class)).contains("kept");
    }

    @Test
    void a_retry_resumes_from_the_checkpoint_and_success_removes_it() {
        List<Integer> steps = new CopyOnWriteArrayList<>();
        JobId id = plain(number -> {
            int done = job.checkpoint(Integer.class).orElse(0);
            for (int step = done + 1; step <= 6; step++) {
                if (step == 3 * job.attempt()) {
                    throw new IllegalStateException("at step " + step);
                }
                steps.add(step);
                job.checkpoint(step);
            }
        });
        database.awaitState(id, JobState.SCHEDULED);
        node.passUntil("third attempt", () -> database.state(id) == JobState.SUCCEEDED);

        assertThat(steps).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(database.checkpoint(id)).isEmpty();
    }

    @Test
    void a_step_and_its_checkpoint_commit_together_or_not_at_all() {
        List<Optional<Integer>> found = new CopyOnWriteArrayList<>();
        JobId id = plain(number -> {
            found.add(job.checkpoint(Integer.class));
            if (job.attempt() == 1) {
                inTransaction(() -> {
                    node.jobs().schedule(Duration.ofDays(1), Probe::first, 1L);
                    job.checkpoint(1);
                    return true;
                });
                inTransaction(() -> {
                    node.jobs().schedule(Duration.ofDays(1), Probe::first, 2L);
                    job.checkpoint(2);
                    throw new IllegalStateException("in the second step");
                });
            }
        });
        node.passUntil("second attempt", () -> database.state(id) == JobState.SUCCEEDED);

        assertThat(found).containsExactly(Optional.empty(), Optional.of(1));
        assertThat(database.count(JobState.SCHEDULED)).isEqualTo(1);
    }

    @Test
    void an_attempt_whose_lease_is_gone_can_neither_commit_a_step_nor_learn_where_it_was() {
        List<String> codes = new CopyOnWriteArrayList<>();
        JobId id = plain(number -> {
            losesItsLease();
            refused(codes, () -> job.checkpoint(Integer.class));
            refused(codes, () -> job.checkpoint(0));
            inTransaction(() -> {
                node.jobs().schedule(Duration.ofDays(1), Probe::first, 1L);
                refused(codes, () -> job.checkpoint(1));
                return true;
            });
            stepping.deed = again -> {};
        });
        node.passUntil("rescued", () -> database.state(id) == JobState.SUCCEEDED);

        assertThat(codes).containsExactly("ERGA-0316", "ERGA-0316", "ERGA-0316");
        assertThat(database.count(JobState.SCHEDULED)).isZero();
        assertThat(database.checkpoint(id)).isEmpty();
    }

    /** As after a freeze: others took the node for dead, and it does not know yet. */
    private void losesItsLease() throws Exception {
        JobStore store = database.store().store();
        inTransaction(() -> {
            store.leave(database.nodesIn("ACTIVE").get(0));
            return store.rescue(10, 3, Keeping.alike(Optional.empty()));
        });
    }

    @Test
    void a_transactional_job_is_told_why_it_cannot_have_checkpoints() {
        List<String> codes = new CopyOnWriteArrayList<>();
        JobId id = transactional(number -> {
            refused(codes, () -> job.checkpoint(1));
            assertThat(job.checkpoint(Integer.class)).isEmpty();
        });
        database.awaitState(id, JobState.SUCCEEDED);

        assertThat(codes).containsExactly("ERGA-0315");
    }

    @Test
    void a_checkpoint_of_another_version_is_told_by_number() {
        List<String> codes = new CopyOnWriteArrayList<>();
        JobId id = plain(number -> {
            job.checkpoint("three");
            refused(codes, () -> job.checkpoint(Integer.class));
        });
        database.awaitState(id, JobState.SUCCEEDED);

        assertThat(codes).containsExactly("ERGA-0317");
    }
}
