package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.KeyTakenException;
import dev.erga.jobs.Unique;
import dev.erga.jobs.event.JobDeleted;
import dev.erga.jobs.event.JobEnqueued;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs that stand for all calls with a key. */
class UniqueJobsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final InMemoryTransactions transactions = new InMemoryTransactions(database, time);
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time)
            .calledBy("ada")
            .transactions(transactions)
            .declares(Declarations.of(probe, "first"), Declarations.of(probe, "second"));
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        node.close();
    }

    private JobScheduler unique() {
        return by(Unique.key("k"));
    }

    private JobScheduler by(Unique rule) {
        return node.jobs().with(JobOptions.defaults().uniqueBy(rule));
    }

    private String arguments(JobId id) {
        return database.peek(id).orElseThrow().arguments();
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith(code)
                .hasMessageContaining("\n  fix  ");
    }

    /** The first job stops in its method until the test ends. */
    private JobId runningJob(JobScheduler jobs) throws Exception {
        probe.deed = argument -> {
            running.countDown();
            release.await();
        };
        node.start();
        JobId id = jobs.enqueue(Probe::first, 1L);
        running.await();
        return id;
    }

    @Test
    void a_second_call_gets_the_job_of_the_first_and_stores_nothing() {
        JobId first = unique().enqueue(Probe::first, 1L);

        assertThat(unique().enqueue(Probe::first, 2L)).isEqualTo(first);
        assertThat(unique().schedule(MINUTE, Probe::first, 3L)).isEqualTo(first);

        assertThat(database.ids()).containsExactly(first);
        assertThat(arguments(first)).isEqualTo("[1]");
        assertThat(node.events()).containsExactly(new JobEnqueued(first, "Probe.first", "default"));
    }

    @Test
    void a_key_is_free_once_its_job_has_ended() {
        node.start();
        JobId first = unique().enqueue(Probe::first, 1L);
        database.awaitState(first, JobState.SUCCEEDED);

        JobId second = unique().enqueue(Probe::first, 2L);

        assertThat(second).isNotEqualTo(first);
        database.awaitState(second, JobState.SUCCEEDED);
        assertThat(probe.first).containsExactly(1L, 2L);
    }

    @Test
    void a_job_that_failed_for_good_or_was_deleted_leaves_its_key() {
        probe.deed = argument -> {
            throw new DoNotRetryException("no such customer");
        };
        node.start();
        JobId failed = unique().enqueue(Probe::first, 1L);
        database.awaitState(failed, JobState.FAILED);

        JobId deleted = unique().schedule(MINUTE, Probe::first, 2L);
        node.jobs().delete(deleted);

        assertThat(unique().schedule(MINUTE, Probe::first, 3L)).isNotIn(failed, deleted);
    }

    @Test
    void a_job_holds_its_key_while_it_runs_and_while_it_waits_for_another_attempt() throws Exception {
        JobId id = runningJob(unique());
        assertThat(unique().enqueue(Probe::first, 2L)).isEqualTo(id);

        probe.deed = argument -> {
            throw new IllegalStateException("not yet");
        };
        release.countDown();
        database.awaitState(id, JobState.SUCCEEDED);
        JobId retried = unique().enqueue(Probe::first, 3L);
        database.awaitState(retried, JobState.SCHEDULED);

        assertThat(unique().enqueue(Probe::first, 4L)).isEqualTo(retried);
    }

    @Test
    void job_methods_and_tenants_have_keys_of_their_own() {
        JobOptions options = JobOptions.defaults().uniqueBy("k");

        JobId nobodys = node.jobs().with(options).enqueue(Probe::first, 1L);
        JobId other = node.jobs().with(options).enqueue(Probe::second, 1L);
        JobId acmes = node.jobs().with(options.tenant("acme")).enqueue(Probe::first, 1L);
        JobId byOtherKey = node.jobs().with(options.uniqueBy("K")).enqueue(Probe::first, 1L);

        assertThat(database.ids()).containsExactlyInAnyOrder(nobodys, other, acmes, byOtherKey);
        assertThat(node.jobs().with(options.tenant("acme")).enqueue(Probe::first, 1L))
                .isEqualTo(acmes);
    }

    @Test
    void a_window_reaches_beyond_the_end_of_the_job() {
        JobScheduler hourly = by(Unique.key("k").within(Duration.ofHours(1)));
        node.start();
        JobId first = hourly.enqueue(Probe::first, 1L);
        database.awaitState(first, JobState.SUCCEEDED);
        node.close();

        database.clock().advance(Duration.ofMinutes(59));
        assertThat(hourly.enqueue(Probe::first, 2L)).isEqualTo(first);
        database.clock().advance(Duration.ofMinutes(2));
        JobId second = hourly.enqueue(Probe::first, 3L);
        assertThat(second).isNotEqualTo(first);
        assertThat(hourly.enqueue(Probe::first, 4L)).isEqualTo(second);
    }

    @Test
    void a_call_replaces_a_job_that_waits_and_says_so() {
        JobScheduler latest = by(Unique.key("k").replacing());
        JobId first = latest.schedule(MINUTE, Probe::first, 1L);
        JobId follower = node.jobs().continueWith(first, Probe::second, 9L);

        JobId second = latest.enqueue(Probe::first, 2L);

        assertThat(database.state(first)).isEqualTo(JobState.DELETED);
        assertThat(database.state(follower)).isEqualTo(JobState.DELETED);
        String reason = "Replaced by job " + second + ", which ada put in with the same key.";
        assertThat(database.peek(first).orElseThrow().summary().reason()).contains(reason);
        assertThat(node.events()).contains(new JobDeleted(first, reason));
        node.start();
        database.awaitState(second, JobState.SUCCEEDED);
        assertThat(probe.first).containsExactly(2L);
    }

    @Test
    void a_job_that_runs_is_not_replaced_but_followed_by_the_one_that_has_the_key_then() throws Exception {
        JobScheduler latest = by(Unique.key("k").replacing());
        JobId runs = runningJob(latest);

        JobId second = latest.schedule(MINUTE, Probe::first, 2L);
        JobId third = latest.schedule(MINUTE, Probe::first, 3L);
        release.countDown();

        database.awaitState(runs, JobState.SUCCEEDED);
        assertThat(database.state(second)).isEqualTo(JobState.DELETED);
        assertThat(database.state(third)).isEqualTo(JobState.SCHEDULED);
    }

    @Test
    void a_rejected_call_names_the_job_that_has_the_key_and_where_it_stands() throws Exception {
        JobScheduler strict = by(Unique.key("k\nx").rejecting());
        JobId id = runningJob(strict);

        assertThatThrownBy(() -> strict.enqueue(Probe::first, 2L))
                .isInstanceOfSatisfying(KeyTakenException.class, taken -> {
                    assertThat(taken.job()).isEqualTo(id);
                    assertThat(taken.state()).isEqualTo(JobState.PROCESSING);
                })
                .hasMessageStartingWith("ERGA-0220  key \"k\uFFFDx\" of Probe.first is taken")
                .hasMessageContaining("at   job " + id + ", which is PROCESSING");
        assertThat(database.ids()).containsExactly(id);
    }

    @Test
    void a_caller_that_is_rejected_goes_on_in_its_transaction() throws Exception {
        JobId id = unique().enqueue(Probe::first, 1L);

        JobId other = transactions.inNew(MINUTE, () -> {
            assertThatThrownBy(() -> by(Unique.key("k").rejecting()).enqueue(Probe::first, 2L))
                    .isInstanceOf(KeyTakenException.class);
            return node.jobs().enqueue(Probe::second, 3L);
        });

        assertThat(database.ids()).containsExactlyInAnyOrder(id, other);
    }

    @Test
    void a_rollback_leaves_neither_job_nor_key() throws Exception {
        transactions.inNew(MINUTE, () -> {
            unique().enqueue(Probe::first, 1L);
            transactions.setRollbackOnly();
            return true;
        });
        assertThat(database.ids()).isEmpty();

        JobId id = unique().enqueue(Probe::first, 2L);
        assertThat(arguments(id)).isEqualTo("[2]");
    }

    @Test
    void a_job_that_is_kept_begins_after_the_commit_where_one_that_runs_would_not_do() throws Exception {
        JobScheduler once = by(Unique.key("k").covering(JobState.SCHEDULED, JobState.ENQUEUED));
        node.jobs().pauseQueue("default", "Wait for it.");
        node.start();
        JobId id = once.enqueue(Probe::first, 1L);

        transactions.inNew(MINUTE, () -> {
            assertThat(once.enqueue(Probe::first, 2L)).isEqualTo(id);
            transactions.inNew(MINUTE, () -> node.jobs().resumeQueue("default"));
            node.pass(Duration.ofSeconds(3));
            assertThat(probe.first).isEmpty();
            return true;
        });

        node.passUntil("it has run", () -> database.state(id) == JobState.SUCCEEDED);
        assertThat(once.enqueue(Probe::first, 3L)).isNotEqualTo(id);
    }

    @Test
    void a_job_that_puts_itself_in_again_gets_itself_unless_what_runs_is_not_covered() {
        CompletableFuture<JobId> again = new CompletableFuture<>();
        CompletableFuture<JobId> next = new CompletableFuture<>();
        probe.deed = argument -> {
            again.complete(unique().enqueue(Probe::first, 2L));
            next.complete(by(Unique.key("k").covering(JobState.SCHEDULED, JobState.ENQUEUED))
                    .schedule(Duration.ofHours(1), Probe::first, 3L));
        };
        node.start();

        JobId id = unique().enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(again.join()).isEqualTo(id);
        assertThat(next.join()).isNotEqualTo(id);
        assertThat(database.state(next.join())).isEqualTo(JobState.SCHEDULED);
    }

    @Test
    void a_job_that_is_requeued_asks_for_no_key() {
        node.start();
        JobId first = unique().enqueue(Probe::first, 1L);
        database.awaitState(first, JobState.SUCCEEDED);
        JobId second = unique().schedule(MINUTE, Probe::first, 2L);

        assertThat(node.jobs().requeue(first)).isTrue();

        database.await("it runs again", () -> probe.first.size() == 2);
        assertThat(unique().enqueue(Probe::first, 3L)).isEqualTo(second);
    }

    @Test
    void a_batch_counts_the_jobs_that_it_has_stored_and_not_those_that_others_have() {
        JobId outside = unique().enqueue(Probe::second, 1L);
        BatchId batch = node.jobs().batch("import", members -> {
            var keyed = members.with(JobOptions.defaults().uniqueBy("k"));
            assertThat(keyed.enqueue(Probe::second, 2L)).isEqualTo(outside);
            assertThat(keyed.enqueue(Probe::first, 3L)).isEqualTo(keyed.enqueue(Probe::first, 4L));
        });

        node.start();
        node.passUntil(
                "it ends",
                () -> node.engine().monitor().batch(batch).orElseThrow().state() == JobState.SUCCEEDED);

        assertThat(node.engine().monitor().batch(batch).orElseThrow().total()).isEqualTo(1);
        assertThat(probe.first).containsExactly(3L);
    }

    @Test
    void a_continuation_can_have_a_key() {
        JobId parent = node.jobs().enqueue(Probe::first, 1L);
        JobId child = unique().continueWith(parent, Probe::second, 2L);

        assertThat(unique().continueWith(parent, Probe::second, 3L)).isEqualTo(child);

        node.start();
        database.awaitState(child, JobState.SUCCEEDED);
        assertThat(probe.second).containsExactly(2L);
    }

    @Test
    void what_makes_many_jobs_takes_no_key() {
        assertRefused("ERGA-0221", () -> unique().enqueueAll(Probe::first, Stream.of(1L, 2L)));
        assertRefused(
                "ERGA-0221",
                () -> node.jobs()
                        .batch(
                                "import",
                                members -> members.with(JobOptions.defaults().uniqueBy("k"))
                                        .enqueueAll(Probe::first, Stream.of(1L))));
        assertRefused(
                "ERGA-0222", () -> unique().recurring("nightly").cron("@daily").call(Probe::first, 1L));
        node.jobs().recurring("nightly").cron("@daily").call(Probe::first, 1L);
        assertRefused("ERGA-0222", () -> unique().triggerNow("nightly"));

        assertThat(database.ids()).isEmpty();
    }
}
