package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.QueueDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** How many jobs came into queues and went out of them lately. */
abstract class QueueFlowContract extends StoreScenario {

    /** Minutes are counted whole, and the test takes its time. */
    private static final Offset<Double> NEARLY = within(0.3);

    QueueFlowContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private QueueDetails.Flow flow(String queue) throws Exception {
        return inTransaction(() -> queries.queues(10)).stream()
                .filter(found -> found.name().equals(queue))
                .findFirst()
                .orElseThrow()
                .flow();
    }

    private static NewJob made(Instant time, int number, String queue) {
        UUID first = QueueFlow.firstAt(time).value();
        JobId id = new JobId(new UUID(first.getMostSignificantBits(), first.getLeastSignificantBits() + number));
        return NewJob.of(id, METHOD, queue, 5, Due.now(), "[]");
    }

    private void ended(Map<String, Long> queues) throws Exception {
        commit(() -> store.statistics().add(new Ends(List.of(), queues)));
    }

    @Test
    void where_nothing_came_and_nothing_ended_nothing_flows() throws Exception {
        joined();

        assertThat(flow(QUEUE)).isEqualTo(new QueueDetails.Flow(0, 0));
    }

    @Test
    void jobs_that_were_made_in_the_last_five_minutes_flow_in() throws Exception {
        Instant now = inTransaction(store::now);
        commit(() -> store.enqueue(List.of(
                made(now.minusSeconds(3_600), 1, QUEUE),
                made(now.minusSeconds(360), 1, QUEUE),
                made(now.minusSeconds(240), 1, QUEUE),
                made(now.minusSeconds(240), 2, "other"),
                made(now.minusSeconds(1), 1, QUEUE),
                made(now.plusSeconds(5), 1, QUEUE))));

        assertThat(flow(QUEUE).inPerSecond()).isEqualTo(3 / 300.0);
        assertThat(flow("other").inPerSecond()).isEqualTo(1 / 300.0);
        assertThat(flow(QUEUE).outPerSecond()).isZero();
    }

    @Test
    void of_many_the_newest_ten_thousand_tell_the_rate_for_the_time_in_which_they_came() throws Exception {
        Instant now = inTransaction(store::now);
        commit(() -> store.enqueue(IntStream.range(0, 10_500)
                .mapToObj(number -> made(now.minusMillis(10L * number), 0, number % 4 == 0 ? "other" : QUEUE))
                .toList()));

        // The newest 10,000 came within 100 seconds; how long ago that was, the test's own time adds to.
        assertThat(flow(QUEUE).inPerSecond()).isBetween(30.0, 75.01);
        assertThat(flow("other").inPerSecond()).isBetween(10.0, 25.01);
    }

    @Test
    void what_nodes_tell_of_ends_flows_out_for_five_minutes() throws Exception {
        stored();
        ended(Map.of(QUEUE, 200L, "gone", 7L));
        ended(Map.of(QUEUE, 100L));

        assertThat(flow(QUEUE).outPerSecond()).isBetween(300 / 300.0 - 0.01, 300 / 240.0 + 0.01);

        subject.passTime(Duration.ofMinutes(3));
        ended(Map.of(QUEUE, 300L));

        assertThat(flow(QUEUE).outPerSecond()).isBetween(600 / 300.0 - 0.01, 600 / 240.0 + 0.01);

        subject.passTime(Duration.ofSeconds(150));

        assertThat(flow(QUEUE).outPerSecond()).isBetween(300 / 300.0 - 0.01, 300 / 240.0 + 0.01);
    }

    @Test
    void what_rolls_back_never_flowed() throws Exception {
        joined();
        rollBack(() -> store.statistics().add(new Ends(List.of(), Map.of(QUEUE, 300L))));

        assertThat(flow(QUEUE).outPerSecond()).isZero();
    }

    @Test
    void two_nodes_that_tell_of_the_same_queues_at_once_lose_nothing() throws Exception {
        joined();
        try (OpenTransaction one = OpenTransaction.begin(transactions);
                OpenTransaction two = OpenTransaction.begin(transactions)) {
            one.run(() -> isAdded(Map.of(QUEUE, 100L, "other", 1L)));
            CompletableFuture<Boolean> second = two.start(() -> isAdded(Map.of("other", 1L, QUEUE, 200L)));
            one.commit();
            OpenTransaction.await(second);
            two.commit();
        }

        assertThat(flow(QUEUE).outPerSecond()).isCloseTo(1.1, NEARLY);
    }

    private boolean isAdded(Map<String, Long> queues) {
        store.statistics().add(new Ends(List.of(), queues));
        return true;
    }
}
