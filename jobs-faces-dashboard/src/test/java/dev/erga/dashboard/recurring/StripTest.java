package dev.erga.dashboard.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.FireRun;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small picture of the latest fires. */
class StripTest {

    private static final Instant TIME = Instant.parse("2026-10-22T00:30:00Z");

    private static Strip strip(FireRun... newestFirst) {
        return Strip.of(List.of(newestFirst), Samples.TEXTS);
    }

    @Test
    void the_newest_fire_is_on_the_right_and_no_more_than_thirty_are_shown() {
        Strip two = strip(Samples.pruned(TIME), Samples.pruned(TIME));
        Strip many = Strip.of(Collections.nCopies(31, Samples.pruned(TIME)), Samples.TEXTS);

        assertThat(two.bars()).extracting(Bar::x).containsExactly(145, 140);
        assertThat(many.bars()).hasSize(30).last().extracting(Bar::x).isEqualTo(0);
        assertThat(many.words()).isEqualTo("30 of unknown end");
    }

    @Test
    void what_succeeded_stands_on_the_line_as_high_as_it_took_long() {
        Strip strip = strip(
                Samples.fired(TIME, JobState.SUCCEEDED, 400),
                Samples.ended(TIME, JobState.SUCCEEDED, 100),
                Samples.fired(TIME, JobState.SUCCEEDED, 0));

        assertThat(strip.bars()).extracting(Bar::height).containsExactly(16, 10, 3);
        assertThat(strip.bars())
                .allSatisfy(bar -> assertThat(bar.y() + bar.height()).isEqualTo(17));
    }

    @Test
    void what_failed_hangs_below_the_line() {
        assertThat(strip(Samples.fired(TIME, JobState.FAILED, 3)).bars())
                .allSatisfy(bar -> assertThat(bar.y()).isGreaterThan(17));
    }

    @Test
    void no_two_kinds_have_the_same_place() {
        Strip strip = strip(
                Samples.fired(TIME, JobState.SUCCEEDED, 3),
                Samples.fired(TIME, JobState.FAILED, 3),
                Samples.fired(TIME, JobState.PROCESSING, 0),
                Samples.without("SKIPPED", TIME, "paused"),
                Samples.without("COALESCED", TIME, "missed"),
                Samples.pruned(TIME),
                Samples.fired(TIME, JobState.DELETED, 3));

        assertThat(strip.bars()).extracting(Bar::y).doesNotHaveDuplicates();
        assertThat(strip.words())
                .isEqualTo("1 succeeded, 1 failed, 1 not over, 1 deleted, 1 of unknown end, 1 coalesced, 1 skipped");
    }

    @Test
    void where_nothing_has_fired_there_is_nothing_to_show() {
        assertThat(strip().bars()).isEmpty();
        assertThat(strip().words()).isEmpty();
    }
}
