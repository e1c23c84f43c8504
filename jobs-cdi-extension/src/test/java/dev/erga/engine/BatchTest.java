package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.event.BatchFinished;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchFilter;
import dev.erga.jobs.monitor.BatchPage;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final Duration MOMENT = Duration.ofMillis(100);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time)
            .declares(Declarations.of(probe, "first"), Declarations.notTransactional(Declarations.of(probe, "second")));

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_batch_ends_with_its_last_member_and_releases_what_follows_it() {
        BatchId batch = node.jobs().batch("import", members -> {
            members.enqueue(Probe::first, 1L);
            members.enqueueAll(Probe::second, numbers(2, 1_500));
        });
        JobId report = node.jobs().continueWith(batch, Probe::second, -1L);

        node.start();
        node.passUntil("the report is written", () -> database.state(report) == JobState.SUCCEEDED);

        assertThat(probe.second).hasSize(1_500).endsWith(-1L);
        assertThat(details(batch).succeeded()).isEqualTo(1_500);
        assertThat(details(batch).total()).isEqualTo(1_500);
        node.awaitEvent(new BatchFinished(batch, "import", JobState.SUCCEEDED)::equals);
    }

    @Test
    void all_members_are_stored_or_none() {
        assertThatThrownBy(() -> node.jobs().batch("import", members -> {
                    members.enqueueAll(Probe::first, numbers(1, 1_200));
                    throw new IllegalStateException("line 1,201 is broken");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(database.ids()).isEmpty();
    }

    @Test
    void a_batch_belongs_to_its_callers_transaction() throws Exception {
        node.start();
        BatchId batch = new InMemoryTransactions(database, time).inNew(Duration.ofMinutes(1), () -> {
            BatchId made = node.jobs().batch("import", members -> members.enqueue(Probe::first, 1L));
            node.pass(Duration.ofSeconds(2));
            assertThat(probe.first).isEmpty();
            return made;
        });

        node.passUntil("it ends", () -> details(batch).state() == JobState.SUCCEEDED);
    }

    @Test
    void a_batch_that_fails_runs_what_follows_failures() {
        probe.deed = argument -> {
            throw new DoNotRetryException("no such line");
        };
        BatchId batch = node.jobs().batch("import", members -> members.enqueue(Probe::first, 1L));
        JobId alarm = node.jobs().continueWith(batch, After.FAILURE, Probe::second, 2L);

        node.start();
        node.passUntil("the alarm is raised", () -> database.state(alarm) == JobState.SUCCEEDED);

        assertThat(details(batch).failed()).isOne();
    }

    @Test
    void a_member_adds_more_while_it_runs_and_nobody_does_when_all_have_ended() {
        CompletableFuture<BatchId> batch = new CompletableFuture<>();
        probe.deed = argument -> {
            if (argument < 3) {
                node.jobs().addTo(batch.join(), more -> more.enqueue(Probe::first, argument + 1));
            }
        };
        node.start();
        batch.complete(node.jobs().batch("crawl", members -> members.enqueue(Probe::first, 1L)));

        node.passUntil("it ends", () -> details(batch.join()).state() == JobState.SUCCEEDED);

        assertThat(probe.first).containsExactly(1L, 2L, 3L);
        assertThat(details(batch.join()).total()).isEqualTo(3);
        assertThatThrownBy(() -> node.jobs().addTo(batch.join(), more -> more.enqueue(Probe::first, 9L)))
                .isInstanceOf(JobsException.class)
                .hasMessageContaining("ERGA-0218");
        assertThat(database.ids()).hasSize(3);
    }

    @Test
    void inner_batches_and_options_work_inside() {
        BatchId outer = node.jobs().batch("year", year -> {
            year.batch(
                    "january",
                    month ->
                            month.with(JobOptions.queue("default").label("jan")).enqueue(Probe::first, 1L));
            year.batch("february", month -> month.enqueue(Probe::first, 2L));
        });

        node.start();
        node.passUntil("all end", () -> details(outer).state() == JobState.SUCCEEDED);

        assertThat(details(outer).total()).isEqualTo(2);
        BatchPage latest = node.engine().monitor().batches(BatchFilter.all().limit(2));
        BatchPage earlier = node.engine()
                .monitor()
                .batches(BatchFilter.all().limit(2).olderThan(latest.next().orElseThrow()));
        assertThat(latest.batches()).hasSize(2);
        assertThat(earlier.batches()).hasSize(1);
        assertThat(earlier.next()).isEmpty();
        assertThat(node.engine()
                        .monitor()
                        .batches(BatchFilter.all().inside(outer))
                        .batches())
                .extracting(BatchDetails::name)
                .containsExactly("february", "january");
        assertThat(node.engine().monitor().progress("jan")).containsEntry(JobState.SUCCEEDED, 1L);
    }

    @Test
    void cancelling_deletes_the_rest_and_stops_what_runs() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        probe.deed = argument -> {
            running.countDown();
            never.await();
        };
        node.workers(1).start();
        BatchId batch = node.jobs().batch("import", members -> members.enqueueAll(Probe::first, numbers(1, 100)));
        database.await("one runs", () -> running.getCount() == 0);

        assertThat(node.jobs().cancel(batch)).isTrue();
        assertThat(node.jobs().cancel(batch)).isFalse();
        node.passUntil("it ends", () -> details(batch).state() == JobState.DELETED);

        assertThat(details(batch).deleted()).isEqualTo(100);
        assertThat(probe.first).hasSize(1);
        assertThat(details(batch).cancelReason()).contains("Its batch was cancelled by the application.");
    }

    @Test
    void counts_follow_soon_without_a_look() {
        node.start();

        BatchId batch = node.jobs().batch("import", members -> members.enqueue(Probe::first, 1L));
        database.await("its member has run", () -> probe.first.contains(1L));
        node.pass(MOMENT);

        database.await("it is counted", () -> details(batch).state() == JobState.SUCCEEDED);
    }

    private BatchDetails details(BatchId batch) {
        return node.engine().monitor().batch(batch).orElseThrow();
    }

    private static Stream<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed();
    }
}
