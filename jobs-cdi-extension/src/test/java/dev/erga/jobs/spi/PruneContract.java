package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.NodeDetails;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What has been kept long enough goes. */
abstract class PruneContract extends StoreScenario {

    PruneContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private int pruned(int limit) throws Exception {
        return inTransaction(() -> store.prune(Retention.defaults(), limit));
    }

    private boolean exists(JobId job) throws Exception {
        return inTransaction(() -> queries.job(job)).isPresent();
    }

    private JobId succeededJob() throws Exception {
        Lease lease = running(joined());
        completed(lease, succeeded());
        return lease.job();
    }

    @Test
    void a_finished_job_goes_when_its_time_has_come() throws Exception {
        JobId job = succeededJob();

        assertThat(pruned(100)).isZero();
        assertThat(exists(job)).isTrue();

        subject.passTime(Duration.ofHours(25));
        assertThat(pruned(100)).isPositive();
        assertThat(exists(job)).isFalse();
    }

    @Test
    void the_attempts_and_labels_of_a_job_go_with_it() throws Exception {
        NodeId node = joined();
        NewJob labelled = new NewJob(
                nextId(),
                METHOD,
                QUEUE,
                5,
                Due.now(),
                "[]",
                OptionalInt.empty(),
                Set.of("crm"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        stored(labelled);
        completed(
                runningAgain(labelled.id(), node),
                Completion.gaveUp("no route", FAILURE, Optional.of(Duration.ofHours(1))));
        subject.passTime(Duration.ofHours(2));

        assertThat(pruned(100)).isPositive();

        assertThat(exists(labelled.id())).isFalse();
        assertThat(inTransaction(() ->
                        queries.jobs(JobFilter.all().labelled("crm"), BOUND).jobs()))
                .isEmpty();
        assertThat(inTransaction(() -> queries.progress("crm")).values()).containsOnly(0L);
    }

    @Test
    void a_failed_job_that_has_no_time_to_go_stays() throws Exception {
        Lease lease = running(joined());
        completed(lease, gaveUp());
        subject.passTime(Duration.ofDays(1000));

        pruned(100);

        assertThat(exists(lease.job())).isTrue();
    }

    @Test
    void jobs_that_are_not_over_stay() throws Exception {
        NodeId node = joined();
        JobId enqueued = stored(newJob("Other.method", QUEUE, 5, Due.now()));
        JobId scheduled = stored(newJob(METHOD, QUEUE, 5, Due.in(Duration.ofHours(1))));
        JobId held = stored(newJob("Unknown.method", QUEUE, 5, Due.now()));
        joined("other", LEASE, "Other.method");
        inTransaction(() -> store.hold(10));
        JobId processing = running(node).job();
        subject.passTime(Duration.ofDays(1000));

        pruned(100);

        assertThat(List.of(exists(enqueued), exists(scheduled), exists(held), exists(processing)))
                .containsOnly(true);
    }

    @Test
    void a_requeued_job_is_no_longer_to_go() throws Exception {
        JobId job = succeededJob();
        inTransaction(() -> store.requeue(job, "again"));
        subject.passTime(Duration.ofDays(2));

        pruned(100);

        assertThat(exists(job)).isTrue();
    }

    @Test
    void no_more_rows_go_than_asked_for() throws Exception {
        for (int i = 0; i < 5; i++) {
            succeededJob();
        }
        subject.passTime(Duration.ofHours(25));

        assertThat(pruned(2)).isEqualTo(2);
        assertThat(inTransaction(() -> queries.jobs(JobFilter.all(), BOUND).jobs()))
                .hasSize(3);
    }

    @Test
    void old_entries_of_a_ledger_go_but_the_latest_stays() throws Exception {
        Instant now = inTransaction(store::now);
        RecurringDefinition yearly = new RecurringDefinition(
                "yearly",
                METHOD,
                Optional.of("0 0 1 1 *"),
                Optional.empty(),
                ZoneOffset.UTC,
                Misfire.COALESCE,
                Duration.ZERO);
        Instant older = now.minus(Duration.ofDays(800)).truncatedTo(ChronoUnit.SECONDS);
        Instant latest = older.plus(Duration.ofDays(365));
        commit(() -> store.schedules().put(yearly, after -> Optional.of(older)));
        commit(() -> store.schedules()
                .recordFires("yearly", List.of(fired("yearly", older), fired("yearly", latest)), Optional.of(now)));

        assertThat(pruned(100)).isEqualTo(1);

        assertThat(inTransaction(() -> queries.fires("yearly", 10)))
                .extracting(FireDetails::fireTime)
                .containsExactly(latest);
        assertThat(pruned(100)).isZero();
    }

    private static Fire fired(String id, Instant time) {
        return new Fire(id, time, Fire.Outcome.FIRED, Optional.empty(), Optional.of(nextId()));
    }

    @Test
    void dead_nodes_go_after_a_while_and_living_ones_stay() throws Exception {
        NodeId left = joined();
        dies(left);
        NodeId draining = joined("draining", Duration.ofDays(30), METHOD);
        commit(() -> store.drain(draining));
        NodeId alive = joined("alive", Duration.ofDays(30), METHOD);

        assertThat(pruned(100)).isZero();
        subject.passTime(Duration.ofHours(25));

        assertThat(pruned(100)).isEqualTo(1);
        assertThat(inTransaction(queries::nodes))
                .extracting(NodeDetails::id)
                .containsExactlyInAnyOrder(draining.toString(), alive.toString());
    }

    @Test
    void a_dead_node_stays_while_a_job_of_it_waits_to_be_rescued() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        dies(node);
        subject.passTime(Duration.ofDays(2));

        assertThat(pruned(100)).isZero();
        assertThat(rescued()).extracting(RescuedJob::job).containsExactly(lease.job());
        assertThat(pruned(100)).isEqualTo(1);
    }
}
