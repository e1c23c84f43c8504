package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.AuditEntry;
import dev.erga.jobs.monitor.AuditFilter;
import dev.erga.jobs.monitor.AuditPage;
import dev.erga.jobs.monitor.AuditSubject;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.monitor.Signature;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Actions of operators and the entries they leave. */
class OperatorTest {

    private static final Signature ADA = new Signature("ada", "test", "Customers wait.");

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final InMemoryTransactions transactions = new InMemoryTransactions(database, time);
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time)
            .transactions(transactions)
            .declares(
                    Declarations.of(probe, "first"),
                    Declarations.inQueue(Declarations.of(new Probe(), "second"), "mail"));

    @AfterEach
    void stop() {
        node.close();
    }

    private JobOperator operator() {
        return node.engine().operator();
    }

    private void assertOnlyEntry(String action, String subject, String before, String after) {
        assertThat(database.auditTrail()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(action);
            assertThat(entry.subject()).isEqualTo(subject);
            assertThat(entry.before().orElse("")).startsWith(before);
            assertThat(entry.after().orElse("")).startsWith(after);
            assertThat(entry.who()).isEqualTo("ada");
            assertThat(entry.from()).isEqualTo("test");
            assertThat(entry.why()).isEqualTo("Customers wait.");
        });
    }

    private JobId planned() {
        return node.jobs().schedule(Duration.ofHours(1), Probe::first, 1L);
    }

    @Test
    void a_job_is_deleted_in_the_operators_name_and_requeued_again() {
        JobId job = planned();

        assertThat(operator().delete(job, ADA)).isTrue();

        assertThat(database.peek(job).orElseThrow().summary().reason()).contains("Deleted by ada.");
        assertOnlyEntry("DELETE", job.toString(), "SCHEDULED for 2026-03-01T13:00:00Z", "DELETED");
        assertThat(operator().requeue(job, ADA)).isTrue();
        assertThat(database.state(job)).isEqualTo(JobState.ENQUEUED);
        assertThat(database.auditTrail()).hasSize(2);
    }

    @Test
    void a_planned_job_runs_now() {
        node.start();
        JobId job = planned();

        assertThat(operator().runNow(job, ADA)).isTrue();

        database.awaitState(job, JobState.SUCCEEDED);
        assertOnlyEntry("RUN_NOW", job.toString(), "SCHEDULED for", "ENQUEUED");
    }

    @Test
    void a_planned_job_gets_another_time() {
        JobId job = planned();

        assertThat(operator().reschedule(job, database.clock().instant().plusSeconds(60), ADA))
                .isTrue();

        assertOnlyEntry(
                "RESCHEDULE",
                job.toString(),
                "SCHEDULED for 2026-03-01T13:00:00Z",
                "SCHEDULED for 2026-03-01T12:01:00Z");
    }

    @Test
    void a_queue_is_paused_with_the_operators_reason_and_resumed() {
        assertThat(operator().pauseQueue("mail", ADA)).isTrue();

        assertOnlyEntry("PAUSE_QUEUE", "mail", "RUNNING", "PAUSED");
        assertThat(node.engine().monitor().queues())
                .anySatisfy(
                        queue -> assertThat(queue.pause().orElseThrow().why()).isEqualTo("Customers wait."));
        assertThat(operator().resumeQueue("mail", ADA)).isTrue();
        assertThat(database.auditTrail().get(1).after()).contains("RUNNING");
    }

    @Test
    void a_recurring_job_is_paused_resumed_and_triggered() {
        node.jobs().recurring("prices").every(Duration.ofHours(1)).call(Probe::first, 1L);

        operator().pauseRecurring("prices", ADA);
        assertOnlyEntry("PAUSE_RECURRING", "prices", "RUNNING", "PAUSED");
        operator().pauseRecurringUntil("prices", database.clock().instant().plusSeconds(60), ADA);
        assertThat(operator().resumeRecurring("prices", ADA)).isTrue();
        assertThat(operator().resumeRecurring("prices", ADA)).isFalse();
        JobId job = operator().triggerRecurring("prices", ADA);

        assertThat(database.auditTrail())
                .extracting(
                        entry -> entry.before().orElse("") + ">" + entry.after().orElse(""))
                .containsExactly(
                        "RUNNING>PAUSED", "PAUSED>PAUSED until 2026-03-01T12:01:00Z", "PAUSED>RUNNING", ">job " + job);
    }

    @Test
    void a_batch_is_cancelled_once() {
        BatchId batch = node.jobs().batch("import", members -> members.enqueue(Probe::first, 1L));

        assertThat(operator().cancelBatch(batch, ADA)).isTrue();
        assertThat(operator().cancelBatch(batch, ADA)).isFalse();

        assertOnlyEntry("CANCEL_BATCH", batch.toString(), "PROCESSING", "PROCESSING, its members are deleted");
    }

    @Test
    void a_running_job_is_cancelled_and_no_other_one() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        probe.deed = argument -> {
            begun.countDown();
            new CountDownLatch(1).await();
        };
        node.start();
        JobId running = node.jobs().enqueue(Probe::first, 1L);
        JobId waiting = planned();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(operator().cancel(running, ADA)).isTrue();
        assertThat(operator().cancel(waiting, ADA)).isFalse();

        database.awaitState(running, JobState.DELETED);
        assertOnlyEntry("CANCEL", running.toString(), "PROCESSING", "PROCESSING, asked to stop");
        assertThat(database.state(waiting)).isEqualTo(JobState.SCHEDULED);
    }

    @Test
    void an_action_that_changes_nothing_leaves_no_entry() {
        JobId ready = node.jobs().enqueue(Probe::first, 1L);
        JobId unknown = node.jobs().enqueue(Probe::first, 2L);

        assertThat(operator().requeue(ready, ADA)).isFalse();
        assertThat(operator().runNow(unknown, ADA)).isFalse();
        assertThat(operator().reschedule(unknown, database.clock().instant(), ADA))
                .isFalse();
        assertThat(operator().resumeQueue("mail", ADA)).isFalse();

        assertThat(database.auditTrail()).isEmpty();
    }

    private static Stream<Consumer<JobOperator>> refused() {
        JobId nobody = JobId.parse("01980c5e-7b1c-7000-8000-000000000000");
        return Stream.of(
                operator -> operator.requeue(nobody, ADA),
                operator -> operator.runNow(nobody, ADA),
                operator -> operator.reschedule(nobody, Instant.EPOCH, ADA),
                operator -> operator.cancel(nobody, ADA),
                operator -> operator.delete(nobody, ADA),
                operator -> operator.pauseQueue("nowhere", ADA),
                operator -> operator.resumeQueue("nowhere", ADA),
                operator -> operator.triggerRecurring("never", ADA),
                operator -> operator.pauseRecurring("never", ADA),
                operator -> operator.resumeRecurring("never", ADA));
    }

    @Test
    void an_action_on_what_does_not_exist_is_refused_and_leaves_no_entry() {
        refused()
                .forEach(action ->
                        assertThatThrownBy(() -> action.accept(operator())).isInstanceOf(JobsException.class));

        assertThat(database.auditTrail()).isEmpty();
    }

    @Test
    void an_entry_that_cannot_be_written_undoes_the_action() {
        database.trap(place -> {
            if (place.equals("record")) {
                throw new IllegalStateException("disk full");
            }
        });

        assertThatThrownBy(() -> operator().pauseQueue("mail", ADA)).hasMessageContaining("disk full");

        assertThat(node.engine().monitor().queues())
                .noneSatisfy(queue -> assertThat(queue.pause()).isPresent());
    }

    @Test
    void an_action_in_a_callers_transaction_rolls_back_with_it() throws Exception {
        transactions.inNew(Duration.ofMinutes(1), () -> {
            operator().pauseQueue("mail", ADA);
            transactions.setRollbackOnly();
            return true;
        });

        assertThat(database.auditTrail()).isEmpty();
        assertThat(operator().pauseQueue("mail", ADA)).isTrue();
    }

    @Test
    void the_audit_is_read_page_by_page() {
        for (int i = 0; i < 3; i++) {
            operator().pauseQueue("mail", ADA);
            operator().resumeQueue("mail", ADA);
        }
        AuditFilter filter = AuditFilter.all().about(AuditSubject.queue("mail")).limit(4);

        AuditPage first = node.engine().monitor().audit(filter);
        AuditPage last =
                node.engine().monitor().audit(filter.olderThan(first.next().orElseThrow()));

        assertThat(first.entries()).hasSize(4);
        assertThat(last.entries()).extracting(AuditEntry::action).isEqualTo(List.of("RESUME_QUEUE", "PAUSE_QUEUE"));
        assertThat(last.next()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"'',test,why", "ada,' ',why", "ada,test,''"})
    void a_signature_that_leaves_something_out_is_refused(String who, String from, String why) {
        assertThatThrownBy(() -> new Signature(who, from, why))
                .isInstanceOf(JobsException.class)
                .hasMessageContaining("ERGA-0254");
    }
}
