package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How many jobs of one key may start within a time. */
abstract class RateContract extends LimitScenario {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final LimitBounds TWO_IN_AN_HOUR = LimitBounds.rate(new StartRate(2, HOUR, true));

    RateContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private void runToItsEnd(JobId job, NodeId node) throws Exception {
        completed(runningAgain(job, node), succeeded());
    }

    @Test
    void no_more_jobs_start_within_the_time_than_the_rate_says() throws Exception {
        NodeId node = joined();
        JobId first = waiting(TWO_IN_AN_HOUR);
        JobId second = waiting(TWO_IN_AN_HOUR);
        JobId third = waiting(TWO_IN_AN_HOUR);
        admitted(KEY);
        runToItsEnd(first, node);
        runToItsEnd(second, node);

        Admission usedUp = admitted(KEY);

        assertThat(state(third)).isEqualTo(JobState.AWAITING);
        assertThat(usedUp.later().get(KEY)).isBetween(Duration.ofMinutes(50), HOUR);
        subject.passTime(Duration.ofMinutes(61));
        admitted(KEY);
        assertThat(state(third)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_job_that_has_its_place_and_has_not_started_counts_however_long_that_takes() throws Exception {
        JobId first = waiting(TWO_IN_AN_HOUR);
        JobId second = waiting(TWO_IN_AN_HOUR);
        JobId third = waiting(TWO_IN_AN_HOUR);
        admitted(KEY);
        subject.passTime(HOUR.multipliedBy(3));

        Admission soon = admitted(KEY);
        assertThat(state(third)).as("two may start at any moment").isEqualTo(JobState.AWAITING);
        assertThat(soon.later().get(KEY)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(state(first)).isEqualTo(JobState.ENQUEUED);

        NodeId another = joined();
        runToItsEnd(first, another);
        runToItsEnd(second, another);
        admitted(KEY);
        assertThat(state(third)).as("they have just started").isEqualTo(JobState.AWAITING);
    }

    @Test
    void a_further_attempt_is_a_start_of_its_own() throws Exception {
        NodeId node = joined();
        JobId first = waiting(TWO_IN_AN_HOUR);
        admitted(KEY);
        completed(runningAgain(first, node), retry(Duration.ZERO));
        commit(() -> store.promote(10));
        admitted(KEY);
        completed(runningAgain(first, node), retry(Duration.ZERO));
        commit(() -> store.promote(10));

        admitted(KEY);

        assertThat(state(first)).isEqualTo(JobState.AWAITING);
    }

    @Test
    void a_job_that_is_deleted_before_it_started_does_not_count() throws Exception {
        JobId first = waiting(TWO_IN_AN_HOUR);
        JobId second = waiting(TWO_IN_AN_HOUR);
        JobId third = waiting(TWO_IN_AN_HOUR);
        admitted(KEY);
        commit(() -> store.delete(first, "not needed", Optional.empty()));

        admitted(KEY);

        assertThat(state(second)).isEqualTo(JobState.ENQUEUED);
        assertThat(state(third)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_job_that_is_gone_counts_as_one_that_has_just_started() throws Exception {
        NodeId node = joined();
        LimitBounds one = LimitBounds.rate(new StartRate(1, HOUR, true));
        JobId first = waiting(one);
        JobId second = waiting(one);
        admitted(KEY);
        completed(runningAgain(first, node), Completion.succeeded(Optional.of(Duration.ZERO)));
        inTransaction(() -> store.prune(Retention.defaults(), 100));
        assertThat(inTransaction(() -> queries.job(first))).isEmpty();

        admitted(KEY);

        assertThat(state(second)).isEqualTo(JobState.AWAITING);
    }

    @Test
    void a_rate_and_a_number_at_once_both_hold() throws Exception {
        NodeId node = joined();
        LimitBounds both = new LimitBounds(OptionalInt.of(1), Optional.of(new StartRate(2, HOUR, true)));
        JobId first = waiting(both);
        JobId second = waiting(both);
        JobId third = waiting(both);

        admitted(KEY);
        assertThat(state(second)).isEqualTo(JobState.AWAITING);
        runToItsEnd(first, node);
        admitted(KEY);
        assertThat(state(second)).isEqualTo(JobState.ENQUEUED);
        runToItsEnd(second, node);
        admitted(KEY);

        assertThat(state(third)).isEqualTo(JobState.AWAITING);
    }

    @Test
    void starts_that_count_no_more_are_pruned() throws Exception {
        NodeId node = joined();
        JobId first = waiting(TWO_IN_AN_HOUR);
        admitted(KEY);
        runToItsEnd(first, node);
        waiting(TWO_IN_AN_HOUR);
        admitted(KEY);
        subject.passTime(Duration.ofHours(2));

        int gone = inTransaction(() -> store.prune(Retention.defaults(), 100));

        assertThat(gone).isEqualTo(1);
    }
}
