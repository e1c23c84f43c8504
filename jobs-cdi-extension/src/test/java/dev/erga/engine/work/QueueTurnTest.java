package dev.erga.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Claim.Cursor;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QueueTurnTest {

    private static final NodeId NODE = new NodeId(new UUID(1, 1));
    private static final long QUARTER = Duration.ofMillis(250).toNanos();

    private final QueueTurn turn = new QueueTurn("default");

    @Test
    void a_full_page_says_where_the_next_begins() {
        turn.wake();

        boolean atEnd = turn.claimed(List.of(job(5, 2), job(3, 9)), 2, 0);

        assertThat(atEnd).isFalse();
        assertThat(turn.mayHoldMore()).isTrue();
        assertThat(turn.cursor(1)).contains(new Cursor(5, id(2)));
    }

    @Test
    void a_short_page_from_the_first_is_the_end() {
        turn.wake();

        assertThat(turn.claimed(List.of(job(5, 1)), 2, 0)).isTrue();

        assertThat(turn.mayHoldMore()).isFalse();
    }

    @Test
    void a_short_page_after_a_cursor_only_sends_back_to_the_first() {
        turn.wake();
        turn.claimed(List.of(job(5, 1)), 1, 0);

        assertThat(turn.claimed(List.of(), 1, 1)).isFalse();

        assertThat(turn.mayHoldMore()).isTrue();
        assertThat(turn.cursor(2)).isEmpty();
    }

    @Test
    void the_cursor_is_forgotten_a_quarter_of_a_second_after_it_left_the_first() {
        turn.wake();
        turn.claimed(List.of(job(5, 1)), 1, 0);
        turn.claimed(List.of(job(5, 2)), 1, QUARTER - 1);

        assertThat(turn.cursor(QUARTER - 1)).isPresent();
        assertThat(turn.cursor(QUARTER)).isEmpty();
    }

    @Test
    void a_woken_queue_is_looked_at_from_the_first() {
        turn.wake();
        turn.claimed(List.of(job(5, 1)), 1, 0);

        turn.wake();

        assertThat(turn.cursor(1)).isEmpty();
    }

    private static JobId id(long number) {
        return new JobId(new UUID(0x7000, number));
    }

    private static ClaimedJob job(int priority, long number) {
        return new ClaimedJob(
                new Lease(id(number), 1, NODE),
                "Probe.first",
                "default",
                priority,
                1,
                0,
                "[]",
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
    }
}
