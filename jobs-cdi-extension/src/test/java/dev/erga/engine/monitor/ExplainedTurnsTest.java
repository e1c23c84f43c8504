package dev.erga.engine.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.BreakerDetails;
import dev.erga.jobs.monitor.Explanation;
import dev.erga.jobs.monitor.QueueDetails.Pause;
import dev.erga.jobs.monitor.Verdict;
import dev.erga.jobs.spi.Situation.Before;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is said of jobs that are ready: who takes them, or nobody, and whose turn it is. */
class ExplainedTurnsTest {

    private static final JobId OTHER = JobId.parse("01980c5e-7b1c-7000-8000-00000000000b");
    private static final Instant EARLIER = Instant.parse("2026-03-01T11:59:00Z");

    private static void assertTold(Facts facts, Verdict verdict, String... sentences) {
        facts.areTold(verdict, sentences);
    }

    private static Explanation explain(Facts facts) {
        return facts.explained();
    }

    // Ready, but nobody takes it

    @Test
    void a_job_of_a_paused_queue() {
        assertTold(
                Facts.ready().with(Facts.node("n1", "one")).paused(new Pause(Optional.empty(), "We move!", EARLIER)),
                Verdict.BLOCKED,
                "Queue \"mail\" is paused since 2026-03-01T11:59:00Z: We move!");
    }

    @Test
    void a_job_while_no_node_lives() {
        assertTold(
                Facts.ready().with(Facts.silent("n1", "one")),
                Verdict.BLOCKED,
                "No node lives; the last one, one, was trusted until 2026-03-01T11:59:30Z.");
    }

    @Test
    void a_job_that_nobody_declares() {
        assertTold(
                Facts.ready().with(Facts.node("n1", "one").declares(false)),
                Verdict.BLOCKED,
                "No living node declares the job method Mails.send; the job will be set aside within seconds and runs by"
                        + " itself as soon as one does.");
    }

    @Test
    void a_job_that_was_set_aside() {
        Facts held = Facts.in(JobState.HELD);

        assertTold(
                held.with(Facts.node("n1", "one").declares(false)),
                Verdict.BLOCKED,
                "No living node declares the job method Mails.send; the job is set aside and runs by itself as soon as one"
                        + " does.");
        assertTold(held, Verdict.BLOCKED, "No node lives and none is known.");
        assertTold(
                held.with(Facts.node("n1", "one")).with(Facts.node("n2", "two")),
                Verdict.WAITING,
                "Nodes one and two declare the job method Mails.send, for which it was set aside; it goes on within some"
                        + " ten seconds.");
    }

    @Test
    void a_job_whose_queue_is_not_worked_by_those_who_declare_it() {
        assertTold(
                Facts.ready()
                        .with(Facts.node("n1", "one").works(false))
                        .with(Facts.node("n2", "two").declares(false)),
                Verdict.BLOCKED,
                "Node one declares the job method Mails.send, but no node that does works queue \"mail\" (erga.queues).");
    }

    @Test
    void a_job_whose_nodes_have_no_workers() {
        assertTold(
                Facts.ready().with(Facts.node("n1", "one").workers(0)),
                Verdict.BLOCKED,
                "Node one could run it but has no workers (erga.workers=0).");
        assertTold(
                Facts.ready()
                        .with(Facts.node("n1", "one").workers(0))
                        .with(Facts.node("n2", "two").workers(0)),
                Verdict.BLOCKED,
                "Nodes one and two could run it but have no workers (erga.workers=0).");
    }

    @Test
    void a_job_whose_nodes_are_stopping() {
        assertTold(
                Facts.ready().with(Facts.node("n1", "one").draining()),
                Verdict.BLOCKED,
                "Node one could run it but is quiet or stopping and takes no more jobs.");
        assertTold(
                Facts.ready()
                        .with(Facts.node("n1", "one").draining())
                        .with(Facts.node("n2", "two").draining()),
                Verdict.BLOCKED,
                "Nodes one and two could run it but are quiet or stopping and take no more jobs.");
    }

    // Its method rests

    private static BreakerDetails breaker(BreakerDetails.Position position, Optional<JobId> trial) {
        return new BreakerDetails(
                "Mails.send",
                position,
                5,
                1,
                Optional.of(EARLIER),
                Optional.of(Facts.NOW.plusSeconds(30)),
                trial,
                Optional.of("IOException: no route"));
    }

    @Test
    void a_job_whose_method_rests() {
        Facts facts = Facts.ready().with(Facts.node("n1", "one"));
        String failed = "The job method Mails.send has failed 5 times in a row: IOException: no route. ";

        assertTold(
                facts.resting(breaker(BreakerDetails.Position.OPEN, Optional.empty())),
                Verdict.WAITING,
                failed + "No job of it is started until 2026-03-01T12:00:30Z; then one tries it.");
        assertTold(
                facts.resting(breaker(BreakerDetails.Position.HALF_OPEN, Optional.empty())),
                Verdict.WAITING,
                failed + "One job tries it next, and the others wait for how that ends.");
        assertTold(
                facts.resting(breaker(BreakerDetails.Position.HALF_OPEN, Optional.of(OTHER))),
                Verdict.WAITING,
                failed + "Job " + OTHER + " tries it, and the others wait for how that ends.");
        assertTold(
                facts.resting(breaker(BreakerDetails.Position.OPEN, Optional.empty()))
                        .withoutNodes(),
                Verdict.BLOCKED,
                "No node lives and none is known.",
                failed + "No job of it is started until 2026-03-01T12:00:30Z; then one tries it.");
    }

    // Its turn

    @Test
    void a_job_that_is_next() {
        assertTold(
                Facts.ready().with(Facts.node("n1", "one")),
                Verdict.CLAIMABLE,
                "It is the next job of queue \"mail\", and node one has a worker free for it.");
        assertTold(
                Facts.ready().with(Facts.node("n1", "one")).with(Facts.node("n2", "two")),
                Verdict.CLAIMABLE,
                "It is the next job of queue \"mail\", and nodes one and two have a worker free for it.");
    }

    @Test
    void a_job_behind_others_of_its_queue() {
        Facts facts = Facts.ready().with(Facts.node("n1", "one"));

        assertTold(
                facts.before(new Before(Facts.exactly(1), Facts.exactly(0), true)),
                Verdict.CLAIMABLE,
                "1 job of queue \"mail\" comes before it, by priority and age.");
        assertTold(
                facts.before(new Before(new BoundedCount(1_000, true), Facts.exactly(0), true)),
                Verdict.CLAIMABLE,
                "More than 1,000 jobs of queue \"mail\" come before it, by priority and age.");
    }

    @Test
    void a_job_of_a_tenant_whose_turn_has_not_come() {
        Facts facts = Facts.ready().of("acme").with(Facts.node("n1", "one"));

        assertTold(
                facts.before(new Before(Facts.exactly(4), Facts.exactly(3), false)),
                Verdict.CLAIMABLE,
                "3 tenants take turns in queue \"mail\"; of the jobs of tenant \"acme\", 4 come before it.");
        assertTold(
                facts.before(new Before(Facts.exactly(1), Facts.exactly(1), true)),
                Verdict.CLAIMABLE,
                "1 tenant takes turns with those who have none in queue \"mail\"; of the jobs of tenant \"acme\", 1 comes"
                        + " before it.");
        assertTold(
                facts.before(new Before(Facts.exactly(2), Facts.exactly(1), false)),
                Verdict.CLAIMABLE,
                "2 jobs of queue \"mail\" come before it, by priority and age.");
    }

    @Test
    void a_job_of_nobody_among_those_of_tenants() {
        assertTold(
                Facts.ready()
                        .with(Facts.node("n1", "one"))
                        .before(new Before(Facts.exactly(0), Facts.exactly(2), true)),
                Verdict.CLAIMABLE,
                "2 tenants take turns with those who have none in queue \"mail\"; of the jobs without a tenant, 0 come before"
                        + " it.");
    }

    @Test
    void a_job_while_all_workers_are_busy() {
        assertTold(
                Facts.ready()
                        .with(Facts.node("n1", "one").running(4, 1))
                        .with(Facts.node("n2", "two").running(5, 0))
                        .with(Facts.node("n3", "three").workers(0)),
                Verdict.CLAIMABLE,
                "All workers of the nodes that could run it are busy: one 4 of 4 and two 5 of 4; the next that is free takes"
                        + " the first job.");
    }

    @Test
    void a_job_whose_queue_may_use_no_more_workers() {
        Facts.Neighbour full =
                Facts.node("n1", "one").queueWorkers(OptionalInt.of(2)).running(2, 2);

        assertTold(
                Facts.ready().with(full),
                Verdict.CLAIMABLE,
                "No more jobs of queue \"mail\" may run at once (erga.queue.mail.workers): one 2 of 2.");
        assertTold(
                Facts.ready().with(full).with(Facts.node("n2", "two")),
                Verdict.CLAIMABLE,
                "It is the next job of queue \"mail\", and node two has a worker free for it.");
    }

    @Test
    void long_lists_are_cut() {
        Facts facts = Facts.ready();
        for (int i = 1; i <= 8; i++) {
            facts = facts.with(Facts.node("n" + i, "node-" + i).draining());
        }

        assertThat(explain(facts).text())
                .startsWith(
                        "Nodes node-1, node-2, node-3, node-4, node-5 and 3 others could run it but are quiet or stopping");
    }
}
