package dev.erga.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.engine.setup.BreakerRule;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.BreakerState;
import dev.erga.jobs.spi.BreakerView;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BreakerDecisionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final BreakerRule RULE = new BreakerRule(3, MINUTE, MINUTE.multipliedBy(3));
    private static final Lease TRIAL = lease(7);
    private static final Lease OTHER = lease(8);
    private static final BreakerState SOUND = BreakerState.sound("Probe.first");

    private static Lease lease(long token) {
        return new Lease(new JobId(new UUID(1, 1)), token, new NodeId(new UUID(2, 2)));
    }

    private static Verdict good(Lease lease) {
        return new Verdict(lease, true, "");
    }

    private static Verdict bad(Lease lease) {
        return new Verdict(lease, false, "boom");
    }

    private static BreakerState after(BreakerState state, Verdict... verdicts) {
        return BreakerDecision.after(new BreakerView(state, NOW, false), List.of(verdicts), RULE);
    }

    private static BreakerState open() {
        return after(SOUND, bad(OTHER), bad(OTHER), bad(OTHER));
    }

    @Test
    void failures_in_a_row_are_counted_and_the_last_of_them_opens() {
        BreakerState twice = after(SOUND, bad(OTHER), bad(OTHER));

        assertThat(twice.failures()).isEqualTo(2);
        assertThat(twice.isOpen()).isFalse();
        assertThat(twice.reason()).contains("boom");
        BreakerState open = after(twice, bad(OTHER));
        assertThat(open.openedAt()).contains(NOW);
        assertThat(open.openUntil()).contains(NOW.plus(MINUTE));
        assertThat(open.openings()).isOne();
    }

    @Test
    void a_success_in_between_makes_it_sound_again() {
        assertThat(after(SOUND, bad(OTHER), bad(OTHER), good(OTHER))).isEqualTo(SOUND);
        assertThat(after(SOUND, bad(OTHER), bad(OTHER), good(OTHER), bad(OTHER), bad(OTHER))
                        .isOpen())
                .isFalse();
    }

    @Test
    void what_had_begun_before_it_opened_decides_nothing_any_more() {
        assertThat(after(open(), bad(OTHER), good(OTHER))).isEqualTo(open());
        assertThat(after(open().tried(TRIAL), bad(OTHER), good(OTHER))).isEqualTo(open().tried(TRIAL));
    }

    @Test
    void the_attempt_that_tries_it_closes_it() {
        assertThat(after(open().tried(TRIAL), good(TRIAL))).isEqualTo(SOUND);
    }

    @Test
    void the_attempt_that_tries_it_opens_it_twice_as_long_each_time_up_to_the_longest() {
        BreakerState second = after(open().tried(TRIAL), bad(TRIAL));
        BreakerState third = after(second.tried(TRIAL), bad(TRIAL));

        assertThat(second.openUntil()).contains(NOW.plus(MINUTE.multipliedBy(2)));
        assertThat(second.trial()).isEmpty();
        assertThat(second.failures()).isEqualTo(4);
        assertThat(third.openUntil()).contains(NOW.plus(MINUTE.multipliedBy(3)));
        assertThat(third.openings()).isEqualTo(3);
    }

    @Test
    void once_closed_it_counts_from_zero_and_rests_as_long_as_the_first_time() {
        BreakerState again = after(open().tried(TRIAL), good(TRIAL), bad(OTHER), bad(OTHER), bad(OTHER));

        assertThat(again.openUntil()).contains(NOW.plus(MINUTE));
    }

    @Test
    void rests_double_without_overflow() {
        assertThat(RULE.restAfter(1_000)).isEqualTo(MINUTE.multipliedBy(3));
        assertThat(new BreakerRule(1, MINUTE, MINUTE).restAfter(5)).isEqualTo(MINUTE);
        assertThatThrownBy(() -> new BreakerRule(0, MINUTE, MINUTE)).hasMessageContaining("1 to 1000, was 0");
        assertThatThrownBy(() -> new BreakerRule(1, MINUTE, Duration.ofSeconds(1)))
                .hasMessageContaining("not longer than the longest");
    }
}
