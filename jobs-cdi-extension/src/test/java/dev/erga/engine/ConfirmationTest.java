package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.AuditEntry;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.monitor.Signature;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person has said yes to once is done once, on whatever node it arrives. */
class ConfirmationTest {

    private static final Signature ONCE = new Signature("ada", "test", "Customers wait.").confirmed("yes-1");

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final InMemoryTransactions transactions = new InMemoryTransactions(database, time);
    private final TestNode node = node("one");
    private final TestNode other = node("two");

    private TestNode node(String name) {
        return new TestNode(database, time).named(name).declares(Declarations.of(new Probe(), "first"));
    }

    @AfterEach
    void stop() {
        node.close();
        other.close();
    }

    private JobId planned() {
        return node.jobs().schedule(Duration.ofHours(1), Probe::first, 1L);
    }

    private static void assertUsed(Runnable action) {
        assertThatThrownBy(action::run).isInstanceOf(JobsException.class).hasMessageContaining("ERGA-0255");
    }

    @Test
    void a_confirmation_is_good_once_on_every_node() {
        JobId job = planned();
        JobOperator operator = node.engine().operator();
        assertThat(operator.runNow(job, ONCE)).isTrue();

        assertUsed(() -> operator.delete(job, ONCE));
        assertUsed(() -> other.engine().operator().delete(job, ONCE));

        assertThat(database.state(job)).isEqualTo(JobState.ENQUEUED);
        assertThat(database.auditTrail()).hasSize(1);
    }

    @Test
    void a_replay_of_what_would_change_nothing_any_more_is_refused_too() {
        JobOperator operator = node.engine().operator();
        assertThat(operator.pauseQueue("default", ONCE)).isTrue();

        assertUsed(() -> operator.pauseQueue("default", ONCE));
    }

    @Test
    void an_action_that_changed_nothing_has_used_nothing_up() {
        JobOperator operator = node.engine().operator();
        assertThat(operator.resumeQueue("default", ONCE)).isFalse();

        assertThat(operator.pauseQueue("default", ONCE)).isTrue();
    }

    /** Another node uses the confirmation after it was looked for, and before it is used here. */
    private void meanwhile(Runnable onTheOtherNode) {
        AtomicBoolean first = new AtomicBoolean(true);
        database.trap(place -> {
            if (place.equals("record") && first.getAndSet(false)) {
                CompletableFuture.runAsync(onTheOtherNode)
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join();
            }
        });
    }

    @Test
    void of_two_actions_at_once_with_one_confirmation_one_is_undone() {
        JobId here = planned();
        JobId there = planned();
        meanwhile(() -> other.engine().operator().runNow(there, ONCE));

        assertUsed(() -> node.engine().operator().runNow(here, ONCE));

        assertThat(database.state(here)).isEqualTo(JobState.SCHEDULED);
        assertThat(database.state(there)).isEqualTo(JobState.ENQUEUED);
        assertThat(database.auditTrail()).extracting(AuditEntry::subject).containsExactly(there.toString());
    }

    @Test
    void a_caller_who_overlooks_the_refusal_cannot_commit_what_it_was_about() throws Exception {
        JobId here = planned();
        JobId there = planned();
        meanwhile(() -> other.engine().operator().runNow(there, ONCE));

        transactions.inNew(Duration.ofMinutes(1), () -> {
            assertUsed(() -> node.engine().operator().runNow(here, ONCE));
            return true;
        });

        assertThat(database.state(here)).isEqualTo(JobState.SCHEDULED);
    }

    @Test
    void one_confirmation_is_good_for_several_actions_together_each_with_its_entry() {
        List<JobId> jobs = List.of(planned(), planned(), planned());

        long changed = node.engine()
                .operator()
                .together(operator ->
                        jobs.stream().filter(job -> operator.runNow(job, ONCE)).count());

        assertThat(changed).isEqualTo(3);
        assertThat(database.auditTrail())
                .extracting(AuditEntry::subject)
                .containsExactlyElementsOf(jobs.stream().map(JobId::toString).toList());
        assertUsed(() -> other.engine().operator().together(operator -> operator.delete(jobs.get(0), ONCE)));
        assertThat(database.state(jobs.get(0))).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void several_actions_together_are_done_all_or_none() {
        JobId job = planned();

        assertThatThrownBy(() -> node.engine().operator().together(operator -> {
                    operator.runNow(job, ONCE);
                    return operator.pauseQueue("nowhere", ONCE);
                }))
                .isInstanceOf(JobsException.class);

        assertThat(database.state(job)).isEqualTo(JobState.SCHEDULED);
        assertThat(database.auditTrail()).isEmpty();
        assertThat(node.engine().operator().runNow(job, ONCE)).isTrue();
    }

    @Test
    void several_actions_together_begin_anew_when_the_database_asks_for_it() {
        JobId job = planned();
        AtomicBoolean first = new AtomicBoolean(true);
        database.trap(place -> {
            if (place.equals("record") && first.getAndSet(false)) {
                throw InMemoryDatabase.deadlock();
            }
        });

        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread acting = new Thread(
                () -> done.complete(node.engine().operator().together(operator -> operator.runNow(job, ONCE))));
        acting.start();
        time.advanceUntilDead(acting);

        assertThat(done).isCompletedWithValue(true);
        assertThat(database.auditTrail()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "a\n"})
    void a_confirmation_is_a_plain_word(String id) {
        assertThatThrownBy(() -> ONCE.confirmed(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_confirmation_has_at_most_64_characters() {
        assertThat(ONCE.confirmed("x".repeat(64)).confirmation()).isPresent();
        assertThatThrownBy(() -> ONCE.confirmed("x".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }
}
