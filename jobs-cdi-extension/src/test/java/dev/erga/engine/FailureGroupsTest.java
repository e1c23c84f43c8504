package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.FailureGroup;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.RetryFilter;
import dev.erga.jobs.monitor.RetryPage;
import dev.erga.jobs.monitor.Signature;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that failed in one way, and those that are tried again. */
class FailureGroupsTest {

    private static final Signature ADA = new Signature("ada", "test", "The mail server is back.");

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, new ManualTime());

    @AfterEach
    void stop() {
        node.close();
    }

    private void start(int attempts) {
        node.declares(Declarations.retrying(
                        Declarations.of(probe, "first"),
                        new RetryPolicy(attempts, new Backoff.Fixed(Duration.ofHours(1)), List.of())))
                .start();
    }

    private void failWith(RuntimeException thrown) {
        probe.deed = argument -> {
            throw thrown;
        };
    }

    private JobMonitor monitor() {
        return node.engine().monitor();
    }

    private JobId ended(JobState state) {
        JobId job = node.jobs().enqueue(Probe::first, 1L);
        database.awaitState(job, state);
        return job;
    }

    @Test
    void jobs_that_threw_the_same_are_one_group_with_its_list() {
        start(1);
        failWith(new IllegalStateException("one"));
        JobId one = ended(JobState.FAILED);
        failWith(new IllegalStateException("two"));
        JobId two = ended(JobState.FAILED);
        failWith(new IllegalArgumentException("three"));
        ended(JobState.FAILED);

        List<FailureGroup> groups = monitor().failures().groups();

        assertThat(groups)
                .extracting(group -> group.type().orElse(""))
                .containsExactly("java.lang.IllegalStateException", "java.lang.IllegalArgumentException");
        assertThat(monitor()
                        .jobs(JobFilter.all().failedWith(groups.get(0).key()))
                        .jobs())
                .extracting(JobSummary::id)
                .containsExactly(two, one);
        assertThat(monitor().failures().more()).isFalse();
    }

    @Test
    void a_group_is_requeued_with_one_entry_that_names_it_and_counts() {
        start(1);
        failWith(new IllegalStateException("down"));
        JobId one = ended(JobState.FAILED);
        JobId two = ended(JobState.FAILED);
        String key = monitor().failures().groups().get(0).key();
        probe.deed = argument -> {};

        assertThat(node.engine().operator().requeueFailed(key, 1_000, ADA)).isEqualTo(2);

        database.awaitState(one, JobState.SUCCEEDED);
        database.awaitState(two, JobState.SUCCEEDED);
        assertThat(database.auditTrail()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("REQUEUE_FAILED");
            assertThat(entry.subject()).isEqualTo(key);
            assertThat(entry.before().orElse("")).startsWith("java.lang.IllegalStateException in ");
            assertThat(entry.after()).contains("2 requeued");
        });
        assertThat(monitor().failures().groups()).isEmpty();
    }

    @Test
    void a_group_is_requeued_no_further_than_is_asked_for() {
        start(1);
        failWith(new IllegalStateException("down"));
        JobId first = ended(JobState.FAILED);
        database.clock().advance(Duration.ofSeconds(1));
        JobId second = ended(JobState.FAILED);
        String key = monitor().failures().groups().get(0).key();
        probe.deed = argument -> {};

        assertThat(node.engine().operator().requeueFailed(key, 1, ADA)).isEqualTo(1);

        database.awaitState(first, JobState.SUCCEEDED);
        assertThat(database.state(second)).isEqualTo(JobState.FAILED);
    }

    @Test
    void where_nothing_has_failed_so_nothing_is_requeued_and_no_entry_left() {
        start(1);

        assertThat(node.engine().operator().requeueFailed("none", 10, ADA)).isZero();

        assertThat(database.auditTrail()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_001})
    void at_most_a_thousand_are_requeued_at_once(int most) {
        start(1);

        assertThatThrownBy(() -> node.engine().operator().requeueFailed("any", most, ADA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 1000");
    }

    @Test
    void pages_of_retries_lead_from_one_to_the_next_and_know_how_many_attempts_there_are() {
        start(3);
        failWith(new IllegalStateException("down"));
        LongStream.range(0, 3).forEach(any -> ended(JobState.SCHEDULED));

        RetryPage first = monitor().retries(RetryFilter.soonest().limit(2));
        RetryPage last = monitor()
                .retries(RetryFilter.soonest().limit(2).behind(first.next().orElseThrow()));

        assertThat(first.total().value()).isEqualTo(3);
        assertThat(first.jobs()).hasSize(2).allSatisfy(retry -> {
            assertThat(retry.mostAttempts()).isEqualTo(OptionalInt.of(3));
            assertThat(retry.job().attempts()).isEqualTo(1);
            assertThat(retry.failure()).isPresent();
        });
        assertThat(last.jobs()).hasSize(1);
        assertThat(last.next()).isEmpty();
    }
}
