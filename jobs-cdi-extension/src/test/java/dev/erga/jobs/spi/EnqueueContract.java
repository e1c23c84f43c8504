package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class EnqueueContract extends StoreScenario {

    EnqueueContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    @Test
    void a_job_that_is_due_now_is_enqueued() throws Exception {
        JobId job = stored();

        JobSummary summary = details(job).summary();

        assertThat(summary.state()).isEqualTo(JobState.ENQUEUED);
        assertThat(summary.attempts()).isZero();
        assertThat(summary.reason()).isEmpty();
        assertThat(summary.startedAt()).isEmpty();
        assertThat(summary.finishedAt()).isEmpty();
        assertThat(summary.node()).isEmpty();
        assertThat(summary.runAt()).isEqualTo(summary.createdAt());
    }

    @Test
    void a_job_keeps_all_that_its_caller_said() throws Exception {
        Instant fired = Instant.parse("2027-03-28T01:30:00Z");
        NewJob job = new NewJob(
                nextId(),
                "Reports.yearEnd",
                "slow",
                9,
                Due.now(),
                "[\"a\",{\"b\":null}]",
                OptionalInt.of(3),
                Set.of("crm", "user 42"),
                Optional.of("acme"),
                Optional.of("nightly"),
                Optional.of(fired),
                Optional.of("ada"));

        JobDetails details = details(stored(job));

        assertThat(details.summary().id()).isEqualTo(job.id());
        assertThat(details.summary().name()).isEqualTo("Reports.yearEnd");
        assertThat(details.summary().queue()).isEqualTo("slow");
        assertThat(details.summary().priority()).isEqualTo(9);
        assertThat(details.summary().labels()).containsExactlyInAnyOrder("crm", "user 42");
        assertThat(details.arguments()).isEqualTo("[\"a\",{\"b\":null}]");
        assertThat(details.tenant()).contains("acme");
        assertThat(details.recurringId()).contains("nightly");
        assertThat(details.firedFor()).contains(fired);
        assertThat(details.createdBy()).contains("ada");
        assertThat(details.expiresAt()).isEmpty();
        assertThat(details.crashes()).isZero();
        assertThat(details.attempts()).isEmpty();
    }

    @Test
    void a_delayed_job_is_scheduled_a_span_after_the_moment_it_was_stored() throws Exception {
        JobSummary summary = details(stored(newJob(METHOD, QUEUE, 5, Due.in(Duration.ofHours(3)))))
                .summary();

        assertThat(summary.state()).isEqualTo(JobState.SCHEDULED);
        assertThat(Duration.between(summary.createdAt(), summary.runAt()))
                .isBetween(
                        Duration.ofHours(3).minusMinutes(1), Duration.ofHours(3).plusMinutes(1));
    }

    @Test
    void a_job_for_an_instant_to_come_is_scheduled_for_it() throws Exception {
        Instant future = inTransaction(store::now).plus(Duration.ofDays(400));
        JobSummary summary =
                details(stored(newJob(METHOD, QUEUE, 5, Due.at(future)))).summary();

        assertThat(summary.state()).isEqualTo(JobState.SCHEDULED);
        assertThat(summary.runAt()).isBetween(future.minusMillis(1), future.plusMillis(1));
    }

    @Test
    void a_job_for_an_instant_that_has_passed_is_enqueued() throws Exception {
        Instant past = inTransaction(store::now).minus(Duration.ofDays(1));

        assertThat(state(stored(newJob(METHOD, QUEUE, 5, Due.at(past))))).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_job_of_a_transaction_that_rolls_back_does_not_exist() throws Exception {
        NewJob job = newJob();

        rollBack(() -> store.enqueue(List.of(job)));

        assertThat(inTransaction(() -> queries.job(job.id()))).isEmpty();
    }

    @Test
    void nobody_else_sees_a_job_before_its_transaction_commits() throws Exception {
        NodeId node = joined();
        NewJob job = newJob();
        try (OpenTransaction caller = OpenTransaction.begin(transactions)) {
            caller.run(() -> {
                store.enqueue(List.of(job));
                return null;
            });

            assertThat(inTransaction(() -> queries.job(job.id()))).isEmpty();
            assertThat(claimed(claimOf(node, 10))).isEmpty();

            caller.commit();
        }
        assertThat(claimedIds(claimOf(node, 10))).containsExactly(job.id());
    }

    @Test
    void a_caller_sees_its_own_job_before_it_commits() throws Exception {
        NewJob job = newJob();

        boolean seen = inTransaction(() -> {
            store.enqueue(List.of(job));
            return queries.job(job.id()).isPresent();
        });

        assertThat(seen).isTrue();
    }

    @Test
    void thousands_of_jobs_are_stored_at_once() throws Exception {
        List<NewJob> jobs = IntStream.range(0, 2_500)
                .mapToObj(number -> newJob(METHOD, QUEUE, 1 + number % 9, Due.now()))
                .toList();

        commit(() -> store.enqueue(jobs));

        assertThat(inTransaction(() -> queries.counts(10_000)))
                .containsEntry(JobState.ENQUEUED, new BoundedCount(2_500, false));
    }

    @Test
    void jobs_that_are_stored_at_once_keep_each_what_its_caller_said() throws Exception {
        List<NewJob> jobs = new ArrayList<>(
                IntStream.range(0, 300).mapToObj(EnqueueContract::different).toList());
        Collections.shuffle(jobs, new Random(4711));

        commit(() -> store.enqueue(jobs));

        for (NewJob job : jobs) {
            JobDetails details = details(job.id());
            assertThat(details.summary().name()).isEqualTo(job.name());
            assertThat(details.summary().queue()).isEqualTo(job.queue());
            assertThat(details.summary().priority()).isEqualTo(job.priority());
            assertThat(details.summary().labels()).isEqualTo(job.labels());
            assertThat(details.arguments()).isEqualTo(job.arguments());
            assertThat(details.tenant()).isEqualTo(job.tenant());
            assertThat(details.recurringId()).isEqualTo(job.recurringId());
            assertThat(details.createdBy()).isEqualTo(job.createdBy());
        }
        assertThat(claimedLimits(joined())).containsExactlyInAnyOrderElementsOf(limits(jobs));
    }

    /** Changes one thing or another from number to number, and now and then nothing but the arguments. */
    private static NewJob different(int number) {
        int change = number / 2;
        return new NewJob(
                nextId(),
                METHOD + (change % 2 == 0 ? "" : "Other"),
                change % 3 == 0 ? QUEUE : "slow",
                1 + change % 9,
                Due.now(),
                "[" + number + "]",
                change % 5 == 0 ? OptionalInt.of(3) : OptionalInt.empty(),
                change % 7 == 0 ? Set.of("a", "b" + change % 4) : Set.of(),
                Optional.of("tenant" + change % 6).filter(tenant -> change % 6 != 0),
                Optional.of("nightly").filter(id -> change % 8 == 0),
                Optional.empty(),
                Optional.of("ada").filter(caller -> change % 10 == 0));
    }

    private List<String> claimedLimits(NodeId node) throws Exception {
        List<String> limits = new ArrayList<>();
        for (String queue : List.of(QUEUE, "slow")) {
            Claim claim = new Claim(node, queue, Set.of(METHOD, METHOD + "Other"), 1_000, Optional.empty());
            claimed(claim).forEach(job -> limits.add(job.arguments() + job.maxAttempts()));
            TenantClaim ofTenants = new TenantClaim(node, queue, claim.names(), 1_000, Optional.empty());
            inTransaction(() -> store.tenants().claim(ofTenants))
                    .jobs()
                    .forEach(job -> limits.add(job.arguments() + job.maxAttempts()));
        }
        return limits;
    }

    private static List<String> limits(List<NewJob> jobs) {
        return jobs.stream().map(job -> job.arguments() + job.maxAttempts()).toList();
    }

    @Test
    void storing_no_job_at_all_is_nothing() throws Exception {
        commit(() -> store.enqueue(List.of()));

        assertThat(inTransaction(() -> queries.jobs(JobFilter.all(), BOUND).jobs()))
                .isEmpty();
    }
}
