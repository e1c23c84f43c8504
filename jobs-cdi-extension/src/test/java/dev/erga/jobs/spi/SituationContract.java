package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Parent;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.Verdict;
import dev.erga.jobs.spi.Situation.Followed;
import dev.erga.jobs.spi.Situation.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What bears on whether a job runs, as the store knows it. */
abstract class SituationContract extends ExplainScenario {

    SituationContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    @Test
    void nothing_is_said_of_a_job_that_does_not_exist() {
        assertThat(monitor.explain(nextId())).isEmpty();
    }

    @Test
    void a_job_that_is_over_is_known_with_its_end_and_nothing_else() throws Exception {
        Lease lease = running(joined());
        completed(lease, succeeded());

        Situation situation = situation(lease.job());

        assertThat(situation.nodes()).isEmpty();
        assertThat(situation.job().expiresAt()).isPresent();
        assertThat(explained(lease.job()).verdict()).isEqualTo(Verdict.OVER);
    }

    @Test
    void a_running_job_is_known_with_its_node_and_whether_that_lives() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        commit(() -> store.delete(lease.job(), "not wanted", Optional.empty()));

        Situation running = situation(lease.job());
        assertThat(running.job().stopRequested()).isTrue();
        assertThat(running.nodes()).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo(node.toString());
            assertThat(each.lives()).isTrue();
            assertThat(each.claims()).isTrue();
        });
        assertThat(explained(lease.job()).verdict()).isEqualTo(Verdict.RUNNING);

        subject.passTime(LEASE.plusSeconds(1));
        assertThat(kinds(explained(lease.job()))).containsExactly("Abandoned", "NoNodes");
        commit(() -> store.expireNodes());
        joined();
        assertThat(kinds(explained(lease.job()))).containsExactly("Abandoned");
        assertThat(explained(lease.job()).verdict()).isEqualTo(Verdict.ABANDONED);
    }

    @Test
    void a_scheduled_job_is_overdue_once_its_time_has_come_and_nobody_has_promoted_it() throws Exception {
        joined();
        JobId job = stored(of(NOBODY, METHOD, 5, Due.in(Duration.ofSeconds(20))));
        assertThat(kinds(explained(job))).containsExactly("Scheduled");

        subject.passTime(Duration.ofSeconds(21));

        assertThat(kinds(explained(job))).containsExactly("Overdue");
        assertThat(explained(job).verdict()).isEqualTo(Verdict.WAITING);
        subject.passTime(LEASE);
        assertThat(kinds(explained(job))).containsExactly("Overdue", "NoNodes");
        assertThat(explained(job).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void a_job_that_is_tried_again_is_known_with_the_attempt_before() throws Exception {
        Lease lease = running(joined());
        completed(lease, retry(Duration.ofMinutes(5)));

        assertThat(kinds(explained(lease.job()))).containsExactly("Scheduled", "Retry");
        assertThat(explained(lease.job()).text()).contains("Attempt 1 did not end well", "IOException: no route");
    }

    @Test
    void a_continuation_is_known_with_the_job_it_follows() throws Exception {
        joined();
        JobId parent = stored();
        JobId child = stored(of(NOBODY, METHOD, 5, new Due.Follows(parent, After.FAILURE)));

        assertThat(situation(child).followed())
                .contains(new Followed(parent, Optional.of(METHOD), Optional.of(JobState.ENQUEUED), After.FAILURE));
        assertThat(explained(child).verdict()).isEqualTo(Verdict.WAITING);
        assertThat(situation(parent).followed()).isEmpty();
    }

    @Test
    void a_continuation_is_known_with_the_batch_it_follows() throws Exception {
        joined();
        BatchId batch = new BatchId(nextId().value());
        commit(() -> {
            store.batches().open(new NewBatch(batch, "import", Optional.empty(), Optional.empty()));
            store.enqueue(List.of(newJob().in(batch)));
            store.batches().seal(batch, 1);
        });
        Parent parent = batch;
        JobId child = stored(of(NOBODY, METHOD, 5, new Due.Follows(parent, After.ANY_END)));

        assertThat(situation(child).followed())
                .contains(new Followed(batch, Optional.of("import"), Optional.of(JobState.PROCESSING), After.ANY_END));
    }

    @Test
    void what_waits_for_the_success_of_a_failed_job_is_blocked() throws Exception {
        Lease parent = running(joined());
        JobId child = stored(of(NOBODY, METHOD, 5, new Due.Follows(parent.job(), After.SUCCESS)));
        completed(parent, gaveUp());

        assertThat(explained(child).verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(explained(child).text()).contains("which is Failed", "until that is requeued and succeeds");
    }

    @Test
    void a_ready_job_is_known_with_those_before_it() throws Exception {
        joined();
        JobId first = stored(of(NOBODY));
        JobId second = stored(of(NOBODY));
        JobId urgent = stored(of(NOBODY, METHOD, 1, Due.now()));
        stored(of(NOBODY, METHOD, 9, Due.now()));
        stored(newJob(METHOD, "another", 1, Due.now()));

        assertThat(situation(urgent).before().orElseThrow().jobs()).isEqualTo(exactly(0));
        assertThat(situation(first).before().orElseThrow().jobs()).isEqualTo(exactly(1));
        assertThat(situation(second).before().orElseThrow().jobs()).isEqualTo(exactly(2));
        assertThat(kinds(explained(second))).containsExactly("JobsBefore");
        assertThat(kinds(explained(urgent))).containsExactly("NextInLine");
    }

    @Test
    void those_before_a_ready_job_are_counted_no_further_than_asked_for() throws Exception {
        joined();
        for (int i = 0; i < 5; i++) {
            stored(of(NOBODY, METHOD, 1 + i % 2, Due.now()));
        }
        JobId last = stored(of(NOBODY));

        assertThat(situation(last).before().orElseThrow().jobs()).isEqualTo(new BoundedCount(3, true));
    }

    @Test
    void a_ready_job_of_a_tenant_is_known_with_those_who_take_turns() throws Exception {
        joined();
        stored(of(ACME));
        JobId job = stored(of(ACME));
        stored(of(ACME, METHOD, 9, Due.now()));
        stored(of(Optional.of("bobs")));
        assertThat(situation(job).before().orElseThrow())
                .isEqualTo(new Situation.Before(exactly(1), exactly(2), false));

        JobId nobodys = stored(of(NOBODY));

        assertThat(situation(job).before().orElseThrow()).isEqualTo(new Situation.Before(exactly(1), exactly(2), true));
        assertThat(situation(nobodys).before().orElseThrow())
                .isEqualTo(new Situation.Before(exactly(0), exactly(2), true));
        assertThat(kinds(explained(job))).containsExactly("TenantsTurn");
        assertThat(kinds(explained(nobodys))).containsExactly("TenantsTurn");
    }

    @Test
    void tenants_are_counted_no_further_than_asked_for() throws Exception {
        joined();
        stored(of(Optional.of("another")));
        for (int i = 0; i < 5; i++) {
            stored(of(Optional.of("tenant-" + i)));
        }
        JobId last = stored(of(Optional.of("zoo")));

        assertThat(situation(last).before().orElseThrow().tenants()).isEqualTo(new BoundedCount(3, true));
    }

    @Test
    void nodes_are_known_with_what_they_run_and_may() throws Exception {
        NodeId node = new NodeId(UUID.randomUUID());
        commit(() -> store.join(
                new NodeDescription(
                        node,
                        "bounded",
                        "1.0",
                        4,
                        Map.of(QUEUE, 1, "another", 3),
                        Set.of(QUEUE, "another"),
                        Set.of(METHOD),
                        Set.of()),
                LEASE));
        taken(node, of(ACME));
        stored(newJob(METHOD, "another", 5, Due.now()));
        inTransaction(() -> taken(node, "another", Set.of(METHOD)));
        JobId job = stored(of(NOBODY));

        Node known = situation(job).nodes().get(0);

        assertThat(known.workers()).isEqualTo(4);
        assertThat(known.queueWorkers()).isEqualTo(OptionalInt.of(1));
        assertThat(known.running()).isEqualTo(2);
        assertThat(known.runningOfQueue()).isEqualTo(1);
        assertThat(kinds(explained(job))).containsExactly("QueueFull");
        assertThat(explained(job).verdict()).isEqualTo(Verdict.CLAIMABLE);
    }

    @Test
    void a_job_waits_for_a_worker_where_all_are_busy() throws Exception {
        NodeId node = joined();
        for (int i = 0; i < 4; i++) {
            taken(node, of(NOBODY));
        }
        JobId job = stored(of(NOBODY));

        assertThat(kinds(explained(job))).containsExactly("AllWorkersBusy");
        joined("idle", LEASE, METHOD);
        assertThat(kinds(explained(job))).containsExactly("NextInLine");
    }

    @Test
    void of_dead_nodes_only_the_one_that_was_trusted_last_is_known() throws Exception {
        dies(joined("older", LEASE, METHOD));
        subject.passTime(Duration.ofSeconds(5));
        NodeId younger = joined("younger", LEASE, METHOD);
        dies(younger);
        JobId job = stored(of(NOBODY));

        assertThat(situation(job).nodes()).extracting(Node::name).containsExactly("younger");
        assertThat(explained(job).text()).contains("No node lives", "younger");
    }

    @Test
    void a_paused_queue_is_known_with_who_why_and_since_when() throws Exception {
        joined();
        JobId job = stored(of(NOBODY));
        pause(QUEUE);

        assertThat(situation(job).pause()).hasValueSatisfying(pause -> {
            assertThat(pause.by()).contains("ada");
            assertThat(pause.why()).isEqualTo("The server moves.");
        });
        assertThat(explained(job).verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(kinds(explained(job))).containsExactly("QueuePaused");
    }

    @Test
    void a_held_job_goes_on_once_its_method_is_declared() throws Exception {
        joined();
        JobId job = stored(newJob("Reports.yearEnd", QUEUE, 5, Due.now()));
        assertThat(explained(job).text()).contains("will be set aside within seconds");
        inTransaction(() -> store.hold(10));

        assertThat(kinds(explained(job))).containsExactly("Undeclared");
        assertThat(explained(job).verdict()).isEqualTo(Verdict.BLOCKED);
        joined("reports", LEASE, "Reports.yearEnd");
        assertThat(kinds(explained(job))).containsExactly("DeclaredAgain");
        assertThat(explained(job).verdict()).isEqualTo(Verdict.WAITING);
    }

    @Test
    void a_ready_job_waits_while_its_method_rests() throws Exception {
        joined();
        JobId job = stored();
        JobId another = stored(newJob("Another.method", QUEUE, 5, Due.now()));
        BreakerState once = BreakerState.sound(METHOD).failed("no route");
        commit(() -> store.breakers().replace(BreakerState.sound(METHOD), once));
        assertThat(explained(job).verdict()).as("it is counted").isEqualTo(Verdict.CLAIMABLE);

        commit(() -> {
            store.breakers().lock(METHOD);
            store.breakers().replace(once, once.opened(store.now(), store.now().plusSeconds(60)));
        });

        assertThat(kinds(explained(job))).containsExactly("BreakerOpen");
        assertThat(explained(job).verdict()).isEqualTo(Verdict.WAITING);
        assertThat(explained(job).text()).contains("no route");
        assertThat(kinds(explained(another))).containsExactly("Undeclared");
        subject.passTime(Duration.ofSeconds(61));
        joined();
        assertThat(explained(job).text()).contains("One job tries it next");
    }
}
