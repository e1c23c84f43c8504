package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class ClaimContract extends StoreScenario {

    ClaimContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    @Test
    void a_claimed_job_is_processing_on_its_node() throws Exception {
        NodeId node = joined();
        JobId job = stored();

        ClaimedJob granted = claimed(claimOf(node, 10)).get(0);

        assertThat(granted.lease()).isEqualTo(new Lease(job, 1, node));
        assertThat(granted.name()).isEqualTo(METHOD);
        assertThat(granted.queue()).isEqualTo(QUEUE);
        assertThat(granted.priority()).isEqualTo(5);
        assertThat(granted.attempt()).isEqualTo(1);
        assertThat(granted.arguments()).isEqualTo("[42]");
        assertThat(granted.maxAttempts()).isEmpty();
        JobSummary summary = details(job).summary();
        assertThat(summary.state()).isEqualTo(JobState.PROCESSING);
        assertThat(summary.attempts()).isEqualTo(1);
        assertThat(summary.node()).contains(node.toString());
        assertThat(summary.startedAt()).contains(granted.startedAt());
    }

    @Test
    void a_claimed_job_is_not_granted_again() throws Exception {
        NodeId node = joined();
        running(node);

        assertThat(claimed(claimOf(node, 10))).isEmpty();
    }

    @Test
    void a_claim_that_rolls_back_grants_nothing() throws Exception {
        NodeId node = joined();
        JobId job = stored();

        rollBack(() -> assertThat(store.claim(claimOf(node, 10))).hasSize(1));

        assertThat(state(job)).isEqualTo(JobState.ENQUEUED);
        assertThat(claimed(claimOf(node, 10)).get(0).lease().token()).isEqualTo(1);
    }

    @Test
    void the_token_and_the_attempt_rise_by_one_with_each_grant() throws Exception {
        NodeId node = joined();
        Lease first = running(node);
        completed(first, retry(Duration.ZERO));
        inTransaction(() -> store.promote(10));

        ClaimedJob second = claimed(claimOf(node, 10)).get(0);

        assertThat(second.lease().token()).isEqualTo(2);
        assertThat(second.attempt()).isEqualTo(2);
    }

    @Test
    void jobs_are_granted_by_priority_and_then_by_age() throws Exception {
        NodeId node = joined();
        JobId ordinary = stored();
        JobId alsoOrdinary = stored();
        JobId last = stored(newJob(METHOD, QUEUE, 9, Due.now()));
        JobId first = stored(newJob(METHOD, QUEUE, 1, Due.now()));

        assertThat(claimedIds(claimOf(node, 3))).containsExactly(first, ordinary, alsoOrdinary);
        assertThat(claimedIds(claimOf(node, 3))).containsExactly(last);
    }

    @Test
    void no_more_jobs_are_granted_than_were_asked_for() throws Exception {
        NodeId node = joined();
        for (int i = 0; i < 5; i++) {
            stored();
        }

        assertThat(claimed(claimOf(node, 2))).hasSize(2);
    }

    @Test
    void a_claim_takes_only_from_its_queue() throws Exception {
        NodeId node = joined();
        stored(newJob(METHOD, "other", 1, Due.now()));
        JobId job = stored();

        assertThat(claimedIds(claimOf(node, 10))).containsExactly(job);
    }

    @Test
    void a_claim_leaves_jobs_alone_whose_method_its_node_does_not_declare() throws Exception {
        NodeId node = joined();
        JobId foreign = stored(newJob("Reports.yearEnd", QUEUE, 1, Due.now()));
        JobId job = stored();

        assertThat(claimedIds(claimOf(node, 10))).containsExactly(job);
        assertThat(state(foreign)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_claim_for_no_method_at_all_grants_nothing() throws Exception {
        NodeId node = joined();
        stored();

        assertThat(claimed(new Claim(node, QUEUE, Set.of(), 10, Optional.empty())))
                .isEmpty();
    }

    @Test
    void a_claim_goes_on_after_its_cursor() throws Exception {
        NodeId node = joined();
        stored(newJob(METHOD, QUEUE, 4, Due.now()));
        stored();
        JobId here = stored();
        JobId next = stored();
        JobId low = stored(newJob(METHOD, QUEUE, 6, Due.now()));

        Claim claim = new Claim(node, QUEUE, Set.of(METHOD), 10, Optional.of(new Claim.Cursor(5, here)));

        assertThat(claimedIds(claim)).containsExactly(next, low);
    }

    @Test
    void scheduled_and_finished_jobs_are_not_granted() throws Exception {
        NodeId node = joined();
        completed(running(node), succeeded());
        completed(running(node), gaveUp());
        stored(newJob(METHOD, QUEUE, 1, Due.in(Duration.ofHours(1))));

        assertThat(claimed(claimOf(node, 10))).isEmpty();
    }

    @Test
    void a_node_that_never_joined_is_granted_nothing() throws Exception {
        stored();

        assertThat(claimed(claimOf(new NodeId(UUID.randomUUID()), 10))).isEmpty();
    }

    @Test
    void a_draining_node_is_granted_nothing() throws Exception {
        NodeId node = joined();
        commit(() -> store.drain(node));
        stored();

        assertThat(claimed(claimOf(node, 10))).isEmpty();
    }

    @Test
    void a_node_that_left_is_granted_nothing() throws Exception {
        NodeId node = joined();
        commit(() -> store.leave(node));
        stored();

        assertThat(claimed(claimOf(node, 10))).isEmpty();
    }

    @Test
    void a_node_that_froze_past_its_lease_is_granted_nothing_even_before_it_is_declared_dead() throws Exception {
        NodeId node = joined();
        subject.passTime(LEASE.plusSeconds(1));
        stored();

        assertThat(claimed(claimOf(node, 10))).isEmpty();
    }

    @Test
    void two_claiming_workers_do_not_wait_for_each_other_and_share_no_job() throws Exception {
        NodeId node = joined();
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            jobs.add(stored());
        }
        try (OpenTransaction other = OpenTransaction.begin(transactions)) {
            List<ClaimedJob> first = other.run(() -> store.claim(claimOf(node, 3)));
            assertThat(first).extracting(job -> job.lease().job()).containsExactlyElementsOf(jobs.subList(0, 3));

            List<ClaimedJob> second = meanwhile(() -> store.claim(claimOf(node, 4)));

            assertThat(second).extracting(job -> job.lease().job()).containsExactlyElementsOf(jobs.subList(3, 7));

            other.rollback();
        }
        assertThat(claimedIds(claimOf(node, 10)))
                .containsExactly(jobs.get(0), jobs.get(1), jobs.get(2), jobs.get(7), jobs.get(8), jobs.get(9));
    }

    @Test
    void a_thousand_jobs_can_be_claimed_at_once() throws Exception {
        NodeId node = joined();
        List<NewJob> jobs =
                IntStream.range(0, 1_200).mapToObj(number -> newJob()).toList();
        commit(() -> store.enqueue(jobs));

        assertThat(claimedIds(claimOf(node, 1_000)))
                .containsExactlyElementsOf(
                        jobs.subList(0, 1_000).stream().map(NewJob::id).toList());
    }
}
