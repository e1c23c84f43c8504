package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.JobDetails;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Jobs of dead nodes. */
abstract class RescueContract extends StoreScenario {

    RescueContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    @Test
    void a_job_whose_node_died_is_ready_again_and_its_attempt_not_counted() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        dies(node);

        assertThat(rescued()).containsExactly(new RescuedJob(lease.job(), METHOD, QUEUE, node, JobState.ENQUEUED));

        JobDetails details = details(lease.job());
        assertThat(details.summary().state()).isEqualTo(JobState.ENQUEUED);
        assertThat(details.summary().attempts()).isZero();
        assertThat(details.summary().reason()).isPresent();
        assertThat(details.crashes()).isEqualTo(1);
        AttemptDetails attempt = details.attempts().get(0);
        assertThat(attempt.outcome()).isEqualTo("RESCUED");
        assertThat(attempt.attempt()).isEqualTo(1);
        assertThat(attempt.token()).isEqualTo(1);
        assertThat(attempt.node()).isEqualTo(node.toString());
        assertThat(attempt.startedAt()).isPresent();
    }

    @Test
    void a_rescued_job_is_granted_under_the_next_token() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        dies(node);
        rescued();

        ClaimedJob again = claimed(claimOf(joined(), 1)).get(0);

        assertThat(again.lease().job()).isEqualTo(lease.job());
        assertThat(again.lease().token()).isEqualTo(2);
        assertThat(again.attempt()).isEqualTo(1);
    }

    @Test
    void jobs_of_living_and_draining_nodes_are_left_alone() throws Exception {
        running(joined());
        NodeId draining = joined();
        running(draining);
        commit(() -> store.drain(draining));

        assertThat(rescued()).isEmpty();
    }

    @Test
    void a_lease_that_has_run_out_is_no_death_until_somebody_declares_it() throws Exception {
        Lease lease = running(joined());
        subject.passTime(LEASE.plusSeconds(1));

        assertThat(rescued()).isEmpty();

        inTransaction(store::expireNodes);
        assertThat(rescued()).extracting(RescuedJob::job).containsExactly(lease.job());
    }

    @Test
    void finished_jobs_of_a_dead_node_are_left_alone() throws Exception {
        NodeId node = joined();
        Lease done = running(node);
        completed(done, succeeded());
        Lease retried = running(node);
        completed(retried, retry(Duration.ofHours(1)));
        dies(node);

        assertThat(rescued()).isEmpty();
        assertThat(details(done.job()).crashes()).isZero();
    }

    @Test
    void a_job_that_killed_its_third_node_is_quarantined() throws Exception {
        JobId job = stored();
        List<Boolean> quarantined = new ArrayList<>();
        for (int crash = 1; crash <= 3; crash++) {
            NodeId node = joined();
            begun(runningAgain(job, node));
            dies(node);
            quarantined.add(rescued().get(0).quarantined());
        }

        assertThat(quarantined).containsExactly(false, false, true);
        JobDetails details = details(job);
        assertThat(details.summary().state()).isEqualTo(JobState.FAILED);
        assertThat(details.summary().finishedAt()).isPresent();
        assertThat(details.summary().reason().orElseThrow()).contains("quarantine");
        assertThat(details.expiresAt()).isEmpty();
        assertThat(details.crashes()).isEqualTo(3);
        assertThat(details.attempts()).hasSize(3);
        assertThat(claimed(claimOf(joined(), 10))).isEmpty();
    }

    @Test
    void a_job_that_only_waited_on_the_nodes_that_died_is_suspected_once_and_never_quarantined() throws Exception {
        JobId job = stored();
        for (int death = 1; death <= 4; death++) {
            NodeId node = joined();
            runningAgain(job, node);
            dies(node);
            assertThat(rescued().get(0).quarantined()).isFalse();
            assertThat(details(job).crashes()).isEqualTo(1);
        }
        assertThat(details(job).summary().reason().orElseThrow()).contains("before it began");
    }

    @Test
    void a_start_that_was_noted_for_an_earlier_grant_proves_nothing() throws Exception {
        JobId job = stored();
        for (boolean begins : List.of(true, true, false)) {
            NodeId node = joined();
            Lease lease = runningAgain(job, node);
            if (begins) {
                begun(lease);
            }
            dies(node);
            rescued();
        }

        assertThat(details(job).crashes()).isEqualTo(2);
        assertThat(state(job)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_single_crash_quarantines_where_no_more_are_allowed_but_not_on_suspicion() throws Exception {
        NodeId node = joined();
        JobId innocent = running(node).job();
        Lease guilty = running(node);
        begun(guilty);
        dies(node);

        assertThat(inTransaction(() -> store.rescue(10, 1, Keeping.alike(Optional.empty()))))
                .extracting(RescuedJob::job, RescuedJob::quarantined)
                .containsExactly(tuple(innocent, false), tuple(guilty.job(), true));
    }

    @Test
    void a_grant_tells_the_crashes_so_far() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        dies(node);
        rescued();

        assertThat(claimed(claimOf(joined(), 1)))
                .extracting(job -> job.lease().job(), ClaimedJob::crashes)
                .containsExactly(tuple(lease.job(), 1));
    }

    @Test
    void a_job_that_was_taken_away_does_not_begin() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        assertThat(begun(lease)).isTrue();
        dies(node);
        rescued();
        assertThat(begun(lease)).isFalse();

        runningAgain(lease.job(), joined());

        assertThat(begun(lease)).isFalse();
    }

    @Test
    void no_more_jobs_are_rescued_than_asked_for() throws Exception {
        NodeId node = joined();
        for (int i = 0; i < 5; i++) {
            running(node);
        }
        dies(node);

        assertThat(inTransaction(() -> store.rescue(2, 3, Keeping.alike(Optional.empty()))))
                .hasSize(2);
        assertThat(inTransaction(() -> store.rescue(10, 3, Keeping.alike(Optional.empty()))))
                .hasSize(3);
    }

    @Test
    void two_nodes_that_rescue_at_once_share_the_jobs_and_do_not_wait() throws Exception {
        NodeId node = joined();
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            jobs.add(running(node).job());
        }
        dies(node);
        try (OpenTransaction other = OpenTransaction.begin(transactions)) {
            List<RescuedJob> first = other.run(() -> store.rescue(2, 3, Keeping.alike(Optional.empty())));
            List<RescuedJob> second = meanwhile(() -> store.rescue(100, 3, Keeping.alike(Optional.empty())));
            other.commit();

            assertThat(first).hasSize(2);
            List<JobId> both = new ArrayList<>();
            first.forEach(job -> both.add(job.job()));
            second.forEach(job -> both.add(job.job()));
            rescued().forEach(job -> both.add(job.job()));
            assertThat(both).containsExactlyInAnyOrderElementsOf(jobs);
        }
    }

    @Test
    void a_rescue_passes_over_a_job_whose_late_end_is_not_decided_yet() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        dies(node);
        try (OpenTransaction late = OpenTransaction.begin(transactions)) {
            assertThat(late.run(() -> store.complete(lease, succeeded()))).isTrue();

            assertThat(meanwhile(() -> store.rescue(100, 3, Keeping.alike(Optional.empty()))))
                    .isEmpty();

            late.commit();
        }
        assertThat(rescued()).isEmpty();
        assertThat(state(lease.job())).isEqualTo(JobState.SUCCEEDED);
    }
}
