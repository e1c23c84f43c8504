package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.monitor.JobStack;
import dev.erga.jobs.monitor.NodeStacks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What running jobs are doing, asked for and told. */
abstract class StacksContract extends StoreScenario {

    private static final Duration LATELY = Duration.ofMinutes(10);

    StacksContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private boolean asked(NodeId node) throws Exception {
        return inTransaction(() -> store.stacks().ask(node));
    }

    private Optional<Instant> heard(NodeId node) throws Exception {
        return inTransaction(() -> store.renew(node, LEASE, new Pulse(store.now(), 1, 2)))
                .stacksAsked();
    }

    private boolean told(NodeId node, Instant wish, JobStack... jobs) throws Exception {
        return inTransaction(() -> store.stacks().tell(node, wish, List.of(jobs), 0));
    }

    private List<NodeStacks> lately() throws Exception {
        return inTransaction(() -> queries.stacks(LATELY, 10));
    }

    private static JobStack stack(String thread, String... frames) {
        return new JobStack(
                nextId(), METHOD, 2, 3, thread, Thread.State.BLOCKED, Duration.ofMillis(4_711), List.of(frames), 5);
    }

    @Test
    void a_node_hears_of_a_wish_with_each_heartbeat_until_it_has_told() throws Exception {
        NodeId id = joined();
        NodeId other = joined();
        assertThat(heard(id)).isEmpty();
        assertThat(asked(id)).isTrue();

        Instant wish = heard(id).orElseThrow();
        assertThat(heard(id)).contains(wish);
        assertThat(heard(other)).isEmpty();
        assertThat(lately()).containsExactly(new NodeStacks(id.toString(), wish, Optional.empty()));

        assertThat(told(id, wish)).isTrue();
        assertThat(heard(id)).isEmpty();
        assertThat(told(id, wish)).as("told before").isFalse();
    }

    @Test
    void what_is_told_is_read_as_it_was_whatever_a_thread_is_called() throws Exception {
        NodeId id = joined();
        asked(id);
        Instant wish = heard(id).orElseThrow();
        JobStack hostile = stack(
                "<b>a\\n\nthread \\\nfurther 9\n\tat x", "com.acme.A.b(A.java:1)", "java.base/java.lang.Thread.run");
        JobStack bare = stack("");

        assertThat(inTransaction(() -> store.stacks().tell(id, wish, List.of(hostile, bare), 7)))
                .isTrue();

        NodeStacks stacks = lately().get(0);
        NodeStacks.Answer answer = stacks.answer().orElseThrow();
        assertThat(stacks.askedAt()).isEqualTo(wish);
        assertThat(answer.at()).isBetween(wish, wish.plusSeconds(60));
        assertThat(answer.jobs()).containsExactly(hostile, bare);
        assertThat(answer.further()).isEqualTo(7);
    }

    @Test
    void as_much_as_a_node_tells_at_most_is_stored() throws Exception {
        NodeId id = joined();
        asked(id);
        String[] frames =
                IntStream.range(0, 520).mapToObj(any -> "x".repeat(500)).toArray(String[]::new);

        assertThat(told(id, heard(id).orElseThrow(), stack("t\0", frames))).isTrue();

        assertThat(lately().get(0).answer().orElseThrow().jobs().get(0).frames())
                .containsExactly(frames);
    }

    @Test
    void a_wish_that_comes_anew_takes_the_place_of_the_answer_and_is_not_met_by_what_was_taken_before()
            throws Exception {
        NodeId id = joined();
        asked(id);
        Instant first = heard(id).orElseThrow();
        told(id, first, stack("t"));
        subject.passTime(Duration.ofSeconds(3));

        assertThat(asked(id)).isTrue();

        Instant second = heard(id).orElseThrow();
        assertThat(lately()).extracting(NodeStacks::answer).containsExactly(Optional.empty());
        assertThat(second).isAfter(first);
        assertThat(told(id, first, stack("t"))).isFalse();
        assertThat(told(id, second, stack("t"))).isTrue();
    }

    @Test
    void whoever_does_not_run_jobs_is_not_asked() throws Exception {
        NodeId left = joined();
        commit(() -> store.leave(left));
        NodeId idle = new NodeId(UUID.randomUUID());
        commit(() -> store.join(new NodeDescription(idle, "idle", "1.0", 0, Set.of(QUEUE), Set.of(METHOD)), LEASE));

        assertThat(asked(left)).isFalse();
        assertThat(asked(idle)).isFalse();
        assertThat(asked(new NodeId(UUID.randomUUID()))).isFalse();
        assertThat(lately()).isEmpty();
    }

    @Test
    void a_node_that_must_not_write_any_more_tells_nothing() throws Exception {
        NodeId left = joined();
        NodeId late = joined();
        asked(left);
        asked(late);
        Instant ofLeft = heard(left).orElseThrow();
        commit(() -> store.leave(left));
        assertThat(told(left, ofLeft, stack("t"))).isFalse();

        subject.passTime(LEASE.plusSeconds(1));

        assertThat(inTransaction(() -> store.renew(late, LEASE, new Pulse(store.now(), 1, 2))))
                .isEqualTo(Renewal.LOST);
        assertThat(told(late, wishOf(late), stack("t"))).isFalse();
    }

    /** As it is stored: it grows older with all that is. */
    private Instant wishOf(NodeId node) throws Exception {
        return lately().stream()
                .filter(wish -> wish.node().equals(node.toString()))
                .map(NodeStacks::askedAt)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_latest_wishes_are_read_first_and_old_ones_not_at_all() throws Exception {
        NodeId old = joined();
        asked(old);
        subject.passTime(LATELY.plusSeconds(1));
        NodeId first = joined();
        asked(first);
        subject.passTime(Duration.ofSeconds(5));
        NodeId second = joined();
        asked(second);

        assertThat(lately()).extracting(NodeStacks::node).containsExactly(second.toString(), first.toString());
        assertThat(inTransaction(() -> queries.stacks(LATELY, 1)))
                .extracting(NodeStacks::node)
                .containsExactly(second.toString());
    }

    @Test
    void a_wish_goes_with_its_node() throws Exception {
        NodeId id = joined();
        asked(id);
        commit(() -> store.leave(id));
        assertThat(inTransaction(() -> queries.stacks(Duration.ofDays(9), 10))).hasSize(1);
        subject.passTime(Duration.ofHours(25));

        inTransaction(() -> store.prune(Retention.defaults(), 100));

        assertThat(inTransaction(() -> queries.stacks(Duration.ofDays(9), 10))).isEmpty();
    }

    @Test
    void a_wish_that_is_rolled_back_was_never_there() throws Exception {
        NodeId id = joined();

        rollBack(() -> store.stacks().ask(id));

        assertThat(heard(id)).isEmpty();
    }
}
