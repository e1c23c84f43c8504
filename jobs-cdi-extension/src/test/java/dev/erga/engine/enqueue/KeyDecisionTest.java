package dev.erga.engine.enqueue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Debounce;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Unique;
import dev.erga.jobs.Uniqueness;
import dev.erga.jobs.spi.KeyHolder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDecisionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Unique KEEP = Unique.key("k");

    private static KeyHolder holder(JobState state, boolean begun) {
        return holder(state, begun, false);
    }

    private static KeyHolder holder(JobState state, boolean begun, boolean awaitsPlace) {
        return new KeyHolder(new JobId(UUID.randomUUID()), state, begun, awaitsPlace, NOON, NOON.plusSeconds(60));
    }

    private static KeyDecision decided(Uniqueness rule, JobState state) {
        return KeyDecision.of(rule, holder(state, state != JobState.ENQUEUED));
    }

    @ParameterizedTest
    @CsvSource({
        "AWAITING,   KEEP,  REPLACE, REJECT",
        "SCHEDULED,  KEEP,  REPLACE, REJECT",
        "ENQUEUED,   KEEP,  REPLACE, REJECT",
        "HELD,       KEEP,  REPLACE, REJECT",
        "PROCESSING, KEEP,  STORE,   REJECT",
        "SUCCEEDED,  STORE, STORE,   STORE",
        "FAILED,     STORE, STORE,   STORE",
        "DELETED,    STORE, STORE,   STORE"
    })
    void the_state_of_the_job_decides(JobState state, KeyDecision keep, KeyDecision replace, KeyDecision reject) {
        assertThat(decided(KEEP, state)).isEqualTo(keep);
        assertThat(decided(KEEP.replacing(), state)).isEqualTo(replace);
        assertThat(decided(KEEP.rejecting(), state)).isEqualTo(reject);
    }

    @Test
    void a_job_that_is_kept_must_not_begin_before_the_commit_where_one_that_runs_would_not_do() {
        Unique rule = KEEP.covering(JobState.SCHEDULED, JobState.ENQUEUED);

        assertThat(decided(rule, JobState.ENQUEUED)).isEqualTo(KeyDecision.KEEP_WAITING);
        assertThat(decided(rule, JobState.PROCESSING)).isEqualTo(KeyDecision.STORE);
        assertThat(decided(rule.rejecting(), JobState.ENQUEUED)).isEqualTo(KeyDecision.REJECT);
    }

    @Test
    void the_window_is_that_of_the_call() {
        assertThat(decided(KEEP.within(Duration.ofSeconds(61)), JobState.SUCCEEDED))
                .isEqualTo(KeyDecision.KEEP);
        assertThat(decided(KEEP.within(Duration.ofSeconds(60)), JobState.SUCCEEDED))
                .isEqualTo(KeyDecision.STORE);
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED,  false, CHANGE",
        "ENQUEUED,   false, CHANGE",
        "HELD,       false, CHANGE",
        "AWAITING,   false, STORE",
        "SCHEDULED,  true,  STORE",
        "ENQUEUED,   true,  STORE",
        "PROCESSING, true,  STORE",
        "SUCCEEDED,  true,  STORE",
        "FAILED,     true,  STORE",
        "DELETED,    false, STORE"
    })
    void a_burst_changes_what_has_not_begun(JobState state, boolean begun, KeyDecision decision) {
        Debounce burst = new Debounce("k", Duration.ofMinutes(1), Optional.empty());

        assertThat(KeyDecision.of(burst, holder(state, begun))).isEqualTo(decision);
    }

    @Test
    void a_burst_changes_a_job_that_only_waits_for_a_place() {
        Debounce burst = new Debounce("k", Duration.ofMinutes(1), Optional.empty());

        assertThat(KeyDecision.of(burst, holder(JobState.AWAITING, false, true)))
                .isEqualTo(KeyDecision.CHANGE);
        assertThat(KeyDecision.of(burst, holder(JobState.AWAITING, true, true))).isEqualTo(KeyDecision.STORE);
    }
}
