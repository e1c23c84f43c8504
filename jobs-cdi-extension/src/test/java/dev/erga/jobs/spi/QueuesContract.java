package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.QueueDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Queues that are paused, and what is told of queues. */
abstract class QueuesContract extends StoreScenario {

    private static final QueuePause PAUSE = new QueuePause(QUEUE, Optional.of("ada"), "The mail server is down.");

    QueuesContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private boolean paused(QueuePause pause) throws Exception {
        return inTransaction(() -> store.queues().pause(pause));
    }

    private boolean resumed(String queue) throws Exception {
        return inTransaction(() -> store.queues().resume(queue));
    }

    private List<QueueDetails> queues() throws Exception {
        return inTransaction(() -> queries.queues(3));
    }

    private QueueDetails queue(String name) throws Exception {
        return queues().stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothing_is_granted_out_of_a_paused_queue() throws Exception {
        NodeId node = joined();
        JobId job = stored();

        assertThat(paused(PAUSE)).isTrue();

        assertThat(claimed(claimOf(node, 10))).isEmpty();
        assertThat(state(job)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void other_queues_go_on_beside_a_paused_one() throws Exception {
        NodeId node = joined();
        JobId job = stored();

        paused(new QueuePause("other", Optional.empty(), "maintenance"));

        assertThat(claimedIds(claimOf(node, 10))).containsExactly(job);
    }

    @Test
    void a_resumed_queue_goes_on_where_it_stood() throws Exception {
        NodeId node = joined();
        JobId job = stored();
        paused(PAUSE);

        assertThat(resumed(QUEUE)).isTrue();

        assertThat(claimedIds(claimOf(node, 10))).containsExactly(job);
        assertThat(resumed(QUEUE)).isFalse();
    }

    @Test
    void a_pause_that_is_not_committed_stops_nobody_and_one_that_rolls_back_never_was() throws Exception {
        NodeId node = joined();
        JobId job = stored();
        try (OpenTransaction other = OpenTransaction.begin(transactions)) {
            other.run(() -> store.queues().pause(PAUSE));

            assertThat(meanwhile(() -> store.claim(claimOf(node, 1))))
                    .extracting(granted -> granted.lease().job())
                    .containsExactly(job);
            other.rollback();
        }
        JobId next = stored();

        assertThat(claimedIds(claimOf(node, 10))).containsExactly(next);
    }

    @Test
    void what_runs_out_of_a_paused_queue_ends_as_ever_and_what_is_given_back_waits() throws Exception {
        NodeId node = joined();
        Lease ends = running(node);
        Lease returns = running(node);
        paused(PAUSE);

        assertThat(completed(ends, succeeded())).isTrue();
        assertThat(completed(returns, Completion.released("paused"))).isTrue();

        assertThat(state(ends.job())).isEqualTo(JobState.SUCCEEDED);
        assertThat(claimed(claimOf(node, 10))).isEmpty();
    }

    @Test
    void a_queue_is_paused_once_and_who_paused_it_first_stays_named() throws Exception {
        paused(PAUSE);

        assertThat(paused(new QueuePause(QUEUE, Optional.of("bob"), "no reason")))
                .isFalse();

        QueueDetails.Pause pause = queue(QUEUE).pause().orElseThrow();
        assertThat(pause.by()).contains("ada");
        assertThat(pause.why()).isEqualTo("The mail server is down.");
        Instant now = inTransaction(store::now);
        assertThat(pause.since()).isBetween(now.minus(Duration.ofMinutes(1)), now);
        assertThat(inTransaction(() -> store.queues().paused())).containsExactly(QUEUE);
    }

    @Test
    void of_two_who_pause_at_once_one_does() throws Exception {
        try (OpenTransaction one = OpenTransaction.begin(transactions);
                OpenTransaction other = OpenTransaction.begin(transactions)) {
            boolean first = one.run(() -> store.queues().pause(PAUSE));
            CompletableFuture<Boolean> second = other.start(() -> store.queues().pause(PAUSE));
            one.commit();

            assertThat(first).isTrue();
            assertThat(OpenTransaction.await(second)).isFalse();
            other.commit();
        }
    }

    @Test
    void a_queue_tells_what_waits_and_runs_in_it_and_who_works_it() throws Exception {
        NodeId node = joined();
        joined("second", LEASE, METHOD);
        dies(joined("dead", LEASE, METHOD));
        running(node);
        stored(newJob(METHOD, QUEUE, 9, Due.now()));
        subject.passTime(Duration.ofSeconds(20));
        stored();
        stored(newJob(METHOD, QUEUE, 5, Due.in(Duration.ofHours(1))));

        QueueDetails queue = queue(QUEUE);

        assertThat(queue.pause()).isEmpty();
        assertThat(queue.waiting()).isEqualTo(new BoundedCount(2, false));
        assertThat(queue.processing()).isEqualTo(new BoundedCount(1, false));
        assertThat(queue.nodes()).containsExactlyInAnyOrder("node", "second");
        Instant longAgo = inTransaction(store::now).minusSeconds(20);
        assertThat(queue.oldestWaitingSince().orElseThrow()).isBefore(longAgo.plusSeconds(10));
    }

    @Test
    void queues_are_told_by_name_whether_worked_or_not_and_counts_stop_at_their_bound() throws Exception {
        joined();
        for (int i = 0; i < 5; i++) {
            stored(newJob(METHOD, "unworked", 5, Due.now()));
        }
        paused(new QueuePause("asleep", Optional.empty(), "maintenance"));

        assertThat(queues()).extracting(QueueDetails::name).containsExactly("asleep", QUEUE, "unworked");
        assertThat(queue("unworked").waiting()).isEqualTo(new BoundedCount(3, true));
        assertThat(queue("unworked").nodes()).isEmpty();
        assertThat(queue("asleep").oldestWaitingSince()).isEmpty();
        assertThat(queue("asleep").pause().orElseThrow().by()).isEmpty();
    }
}
