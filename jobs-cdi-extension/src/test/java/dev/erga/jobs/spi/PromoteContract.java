package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Jobs that wait for their time. */
abstract class PromoteContract extends StoreScenario {

    PromoteContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private JobId scheduled(String queue, Duration delay) throws Exception {
        return stored(newJob(METHOD, queue, 5, Due.in(delay)));
    }

    private List<String> promoted(int limit) throws Exception {
        return inTransaction(() -> store.promote(limit));
    }

    @Test
    void a_scheduled_job_becomes_ready_when_its_time_has_come() throws Exception {
        NodeId node = joined("patient", Duration.ofDays(1), METHOD);
        JobId job = scheduled(QUEUE, Duration.ofHours(1));

        assertThat(promoted(10)).isEmpty();
        assertThat(state(job)).isEqualTo(JobState.SCHEDULED);

        subject.passTime(Duration.ofMinutes(61));
        assertThat(promoted(10)).containsOnly(QUEUE);
        assertThat(state(job)).isEqualTo(JobState.ENQUEUED);
        assertThat(claimedIds(claimOf(node, 10))).containsExactly(job);
    }

    @Test
    void the_queues_of_promoted_jobs_are_told() throws Exception {
        scheduled("mail", Duration.ofSeconds(1));
        scheduled(QUEUE, Duration.ofSeconds(1));
        subject.passTime(Duration.ofSeconds(2));

        assertThat(promoted(10)).containsOnly("mail", QUEUE).contains("mail", QUEUE);
    }

    @Test
    void no_more_jobs_are_promoted_than_asked_for_and_the_earliest_first() throws Exception {
        JobId late = scheduled(QUEUE, Duration.ofSeconds(20));
        JobId early = scheduled(QUEUE, Duration.ofSeconds(10));
        subject.passTime(Duration.ofMinutes(1));

        promoted(1);

        assertThat(state(early)).isEqualTo(JobState.ENQUEUED);
        assertThat(state(late)).isEqualTo(JobState.SCHEDULED);
    }

    @Test
    void a_retry_waits_for_its_time_too() throws Exception {
        Lease lease = running(joined());
        completed(lease, retry(Duration.ofMinutes(5)));

        assertThat(promoted(10)).isEmpty();

        subject.passTime(Duration.ofMinutes(6));
        assertThat(promoted(10)).containsOnly(QUEUE);
        assertThat(details(lease.job()).summary().attempts()).isEqualTo(1);
    }

    @Test
    void a_deleted_job_is_not_promoted() throws Exception {
        JobId job = scheduled(QUEUE, Duration.ofSeconds(1));
        inTransaction(() -> store.delete(job, "not needed", Optional.empty()));
        subject.passTime(Duration.ofMinutes(1));

        assertThat(promoted(10)).isEmpty();
        assertThat(state(job)).isEqualTo(JobState.DELETED);
    }

    @Test
    void two_nodes_that_promote_at_once_promote_each_job_once_and_do_not_wait() throws Exception {
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            jobs.add(scheduled(QUEUE, Duration.ofSeconds(1)));
        }
        subject.passTime(Duration.ofMinutes(1));
        try (OpenTransaction other = OpenTransaction.begin(transactions)) {
            other.run(() -> store.promote(2));
            meanwhile(() -> store.promote(10));
            other.commit();
        }
        promoted(10);
        for (JobId job : jobs) {
            assertThat(state(job)).isEqualTo(JobState.ENQUEUED);
        }
    }

    @Test
    void what_is_due_next_is_told_as_a_span() throws Exception {
        assertThat(inTransaction(() -> store.upcoming(declared())).scheduledIn())
                .isEmpty();
        assertThat(inTransaction(() -> store.upcoming(declared())).fireIn()).isEmpty();
        scheduled(QUEUE, Duration.ofHours(5));
        scheduled(QUEUE, Duration.ofHours(2));

        assertThat(inTransaction(() -> store.upcoming(declared())).scheduledIn().orElseThrow())
                .isBetween(Duration.ofMinutes(119), Duration.ofMinutes(120));
    }

    @Test
    void what_is_overdue_is_told_as_a_span_that_is_not_positive() throws Exception {
        scheduled(QUEUE, Duration.ofHours(1));
        subject.passTime(Duration.ofHours(2));

        assertThat(inTransaction(() -> store.upcoming(declared())).scheduledIn().orElseThrow())
                .isLessThanOrEqualTo(Duration.ZERO);
    }
}
