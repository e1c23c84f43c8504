package dev.erga.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTest {

    @ParameterizedTest
    @EnumSource(JobState.class)
    void only_a_requeue_leaves_a_final_state(JobState state) {
        if (state.isFinal()) {
            assertThat(state.next()).containsExactlyInAnyOrder(JobState.ENQUEUED, JobState.AWAITING);
        } else {
            assertThat(state.next()).contains(JobState.DELETED);
        }
    }

    @Test
    void a_held_job_can_never_start_without_being_enqueued_first() {
        assertThat(JobState.HELD.allows(JobState.PROCESSING)).isFalse();
        assertThat(JobState.HELD.allows(JobState.ENQUEUED)).isTrue();
    }

    @Test
    void only_an_enqueued_job_can_start() {
        for (JobState state : JobState.values()) {
            assertThat(state.allows(JobState.PROCESSING)).as("%s", state).isEqualTo(state == JobState.ENQUEUED);
        }
    }
}
