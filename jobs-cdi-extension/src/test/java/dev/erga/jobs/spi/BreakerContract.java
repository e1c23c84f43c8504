package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.BreakerDetails;
import dev.erga.jobs.monitor.BreakerDetails.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is kept of job methods that keep failing. */
abstract class BreakerContract extends StoreScenario {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    BreakerContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private Breakers breakers() {
        return store.breakers();
    }

    private boolean changed(String name, UnaryOperator<BreakerState> change) throws Exception {
        return inTransaction(() -> {
            BreakerState before = breakers().lock(name).orElseThrow().state();
            return breakers().replace(before, change.apply(before));
        });
    }

    private void open(String name, Duration rest) throws Exception {
        Instant now = inTransaction(store::now);
        changed(name, state -> state.failed("boom").opened(now, now.plus(rest)));
    }

    private List<BreakerView> all() throws Exception {
        return inTransaction(() -> breakers().all());
    }

    private BreakerView only() throws Exception {
        List<BreakerView> all = all();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void nothing_is_kept_of_a_sound_method() throws Exception {
        assertThat(all()).isEmpty();
        BreakerView view = inTransaction(() -> breakers().lock(METHOD)).orElseThrow();

        assertThat(view.state()).isEqualTo(BreakerState.sound(METHOD));
        assertThat(view.tried()).isFalse();
        assertThat(Duration.between(view.now(), inTransaction(store::now)).abs())
                .isLessThan(MINUTE);
        assertThat(changed(METHOD, UnaryOperator.identity())).isTrue();
        assertThat(all()).isEmpty();
    }

    @Test
    void what_is_kept_is_read_as_it_was_written() throws Exception {
        Lease lease = running(joined());
        // As exact as what is stored.
        Instant now = inTransaction(store::now).truncatedTo(ChronoUnit.MICROS);
        BreakerState written = BreakerState.sound(METHOD)
                .failed("first")
                .failed("ada's word")
                .opened(now, now.plus(MINUTE))
                .tried(lease);

        assertThat(changed(METHOD, sound -> written)).isTrue();
        changed("A.first", state -> state.failed("x".repeat(3_000)));

        assertThat(all()).extracting(view -> view.state().name()).containsExactly("A.first", METHOD);
        assertThat(all().get(1).state()).isEqualTo(written);
        assertThat(all().get(0).state().reason().orElseThrow()).hasSizeBetween(1_000, 2_000);
    }

    @Test
    void changes_follow_each_other_and_a_sound_one_is_forgotten() throws Exception {
        changed(METHOD, state -> state.failed("one"));
        changed(METHOD, state -> state.failed("two"));
        assertThat(only().state().failures()).isEqualTo(2);
        assertThat(only().state().reason()).contains("two");

        assertThat(changed(METHOD, state -> BreakerState.sound(METHOD))).isTrue();

        assertThat(all()).isEmpty();
    }

    @Test
    void a_change_that_rolls_back_never_was() throws Exception {
        rollBack(() -> breakers()
                .replace(BreakerState.sound(METHOD), BreakerState.sound(METHOD).failed("boom")));

        assertThat(all()).isEmpty();
    }

    @Test
    void one_that_another_transaction_holds_is_not_waited_for() throws Exception {
        changed(METHOD, state -> state.failed("boom"));
        changed("Other.method", state -> state.failed("boom"));
        try (OpenTransaction other = OpenTransaction.begin(transactions)) {
            other.run(() -> breakers().reset(METHOD));

            assertThat(meanwhile(() -> breakers().lock(METHOD))).isEmpty();
            assertThat(meanwhile(() -> breakers().lock("Other.method"))).isPresent();
            other.commit();
        }
        assertThat(inTransaction(() -> breakers().lock(METHOD)).orElseThrow().state())
                .isEqualTo(BreakerState.sound(METHOD));
    }

    @Test
    void of_two_who_count_the_first_failure_at_once_one_is_told_to_try_again() throws Exception {
        BreakerState sound = BreakerState.sound(METHOD);
        try (OpenTransaction one = OpenTransaction.begin(transactions);
                OpenTransaction two = OpenTransaction.begin(transactions)) {
            assertThat(one.run(() -> breakers().lock(METHOD))).isPresent();
            assertThat(two.run(() -> breakers().lock(METHOD))).isPresent();
            assertThat(one.run(() -> breakers().replace(sound, sound.failed("one"))))
                    .isTrue();
            CompletableFuture<Boolean> second = two.start(() -> breakers().replace(sound, sound.failed("two")));
            one.commit();

            assertThat(OpenTransaction.await(second)).isFalse();
            two.rollback();
        }
        assertThat(only().state().reason()).contains("one");
    }

    @Test
    void the_databases_clock_says_when_one_may_be_tried() throws Exception {
        open(METHOD, MINUTE);

        assertThat(only().isHalfOpen()).isFalse();
        assertThat(only().untilHalfOpen().orElseThrow()).isBetween(MINUTE.minusSeconds(20), MINUTE);
        subject.passTime(MINUTE);
        assertThat(only().isHalfOpen()).isTrue();
    }

    @Test
    void it_is_being_tried_for_as_long_as_that_attempt_runs_under_its_lease() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        open(METHOD, MINUTE);
        assertThat(only().tried()).isFalse();

        changed(METHOD, state -> state.tried(lease));
        assertThat(only().tried()).isTrue();
        assertThat(inTransaction(() -> breakers().lock(METHOD)).orElseThrow().tried())
                .isTrue();
        completed(lease, succeeded());

        assertThat(only().tried()).isFalse();
    }

    @Test
    void an_attempt_that_is_given_back_or_taken_from_its_node_does_not_try_it_any_more() throws Exception {
        NodeId node = joined();
        open(METHOD, MINUTE);
        Lease returned = running(node);
        changed(METHOD, state -> state.tried(returned));
        completed(returned, Completion.released("the node stops"));
        assertThat(only().tried()).isFalse();

        Lease again = runningAgain(returned.job(), node);
        assertThat(only().tried()).as("under another token").isFalse();
        changed(METHOD, state -> state.tried(again));
        dies(node);
        assertThat(only().tried()).as("until it is taken").isTrue();
        rescued();

        assertThat(only().tried()).isFalse();
    }

    @Test
    void the_claim_of_the_job_that_tries_it_rolls_back_with_the_note_of_it() throws Exception {
        NodeId node = joined();
        JobId job = stored();
        open(METHOD, MINUTE);

        rollBack(() -> {
            BreakerState state = breakers().lock(METHOD).orElseThrow().state();
            Lease lease = store.claim(claimOf(node, 1)).get(0).lease();
            breakers().replace(state, state.tried(lease));
        });

        assertThat(only().state().trial()).isEmpty();
        assertThat(claimedIds(claimOf(node, 1))).containsExactly(job);
    }

    @Test
    void a_reset_forgets_it_and_tells_what_was_kept() throws Exception {
        open(METHOD, MINUTE);
        BreakerState kept = only().state();

        assertThat(inTransaction(() -> breakers().reset(METHOD))).contains(kept);
        assertThat(inTransaction(() -> breakers().reset(METHOD))).isEmpty();

        assertThat(all()).isEmpty();
    }

    @Test
    void a_reset_waits_for_one_who_counts_and_forgets_that_too() throws Exception {
        changed(METHOD, state -> state.failed("one"));
        try (OpenTransaction counting = OpenTransaction.begin(transactions);
                OpenTransaction resetting = OpenTransaction.begin(transactions)) {
            BreakerState state =
                    counting.run(() -> breakers().lock(METHOD)).orElseThrow().state();
            counting.run(() -> breakers().replace(state, state.failed("two")));
            CompletableFuture<Optional<BreakerState>> reset =
                    resetting.start(() -> breakers().reset(METHOD));
            counting.commit();

            assertThat(OpenTransaction.await(reset).orElseThrow().failures()).isEqualTo(2);
            resetting.commit();
        }
        assertThat(all()).isEmpty();
    }

    @Test
    void breakers_are_shown_by_name_with_where_they_stand() throws Exception {
        Lease lease = running(joined());
        changed("A.counts", state -> state.failed("boom"));
        open("B.rests", Duration.ofHours(1));
        open("C.tries", MINUTE);
        subject.passTime(MINUTE);
        changed("C.tries", state -> state.tried(lease));

        List<BreakerDetails> shown = inTransaction(queries::breakers);

        assertThat(shown)
                .extracting(BreakerDetails::position)
                .containsExactly(Position.CLOSED, Position.OPEN, Position.HALF_OPEN);
        assertThat(shown.get(0).failures()).isOne();
        assertThat(shown.get(0).openUntil()).isEmpty();
        assertThat(shown.get(1).openings()).isOne();
        assertThat(shown.get(1).trial()).isEmpty();
        assertThat(shown.get(2).trial()).contains(lease.job());
        assertThat(shown.get(2).reason()).contains("boom");
    }
}
