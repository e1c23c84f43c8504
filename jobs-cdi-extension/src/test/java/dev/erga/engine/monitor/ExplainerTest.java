package dev.erga.engine.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.Explanation;
import dev.erga.jobs.monitor.Verdict;
import dev.erga.jobs.spi.Situation.Followed;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of jobs that are over, run, wait for their time or for another: each sentence, and its facts. */
class ExplainerTest {

    private static final Instant NOW = Facts.NOW;
    private static final Instant EARLIER = Instant.parse("2026-03-01T11:59:00Z");
    private static final JobId PARENT = JobId.parse("01980c5e-7b1c-7000-8000-00000000000a");

    private static void assertTold(Facts facts, Verdict verdict, String... sentences) {
        facts.areTold(verdict, sentences);
    }

    private static Explanation explain(Facts facts) {
        return facts.explained();
    }

    // Over

    @Test
    void a_job_that_has_succeeded() {
        assertTold(
                Facts.in(JobState.SUCCEEDED).finished(EARLIER).expiring(Instant.parse("2026-03-02T11:59:00Z")),
                Verdict.OVER,
                "It has succeeded at 2026-03-01T11:59:00Z. It is kept until 2026-03-02T11:59:00Z.");
    }

    @Test
    void a_job_that_has_failed() {
        assertTold(
                Facts.in(JobState.FAILED).finished(EARLIER).because("IOException: no route; that was the last attempt"),
                Verdict.OVER,
                "It has failed for good at 2026-03-01T11:59:00Z: IOException: no route; that was the last attempt."
                        + " It runs again only if somebody requeues it.");
    }

    @Test
    void a_job_that_was_deleted() {
        assertTold(
                Facts.in(JobState.DELETED).finished(EARLIER),
                Verdict.OVER,
                "It was deleted at 2026-03-01T11:59:00Z. It runs again only if somebody requeues it.");
    }

    // Running

    @Test
    void a_job_that_runs() {
        assertTold(
                Facts.in(JobState.PROCESSING)
                        .attempts(2)
                        .startedOn("n1", EARLIER)
                        .with(Facts.node("n1", "one")),
                Verdict.RUNNING,
                "Attempt 2 runs on node one since 2026-03-01T11:59:00Z. Should the node fall silent, others take the job"
                        + " over after 2026-03-01T12:00:25Z.");
    }

    @Test
    void a_job_that_was_asked_to_stop() {
        assertThat(explain(Facts.in(JobState.PROCESSING)
                                .attempts(1)
                                .startedOn("n1", EARLIER)
                                .stopRequested()
                                .with(Facts.node("n1", "one")))
                        .text())
                .endsWith("It was asked to stop.");
    }

    @Test
    void a_job_whose_node_has_fallen_silent() {
        assertTold(
                Facts.in(JobState.PROCESSING)
                        .attempts(1)
                        .startedOn("n1", EARLIER)
                        .with(Facts.silent("n1", "one"))
                        .with(Facts.node("n2", "two")),
                Verdict.ABANDONED,
                "Attempt 1 began on node one at 2026-03-01T11:59:00Z, and that node has fallen silent: its lease ended at"
                        + " 2026-03-01T11:59:30Z. A living node takes the job over within seconds, and the attempt does"
                        + " not count.");
    }

    @Test
    void a_job_whose_node_is_not_known_and_nobody_lives() {
        assertTold(
                Facts.in(JobState.PROCESSING).attempts(1).startedOn("n1", EARLIER),
                Verdict.ABANDONED,
                "Attempt 1 began on node n1 at 2026-03-01T11:59:00Z, and that node has fallen silent. A living node takes"
                        + " the job over within seconds, and the attempt does not count.",
                "No node lives and none is known.");
    }

    // For later

    @Test
    void a_job_for_later() {
        assertTold(
                Facts.in(JobState.SCHEDULED).due(NOW.plusSeconds(3_725)).with(Facts.node("n1", "one")),
                Verdict.WAITING,
                "It is to start at 2026-03-01T13:02:05Z, in 1 h 2 min.");
    }

    @Test
    void a_job_that_was_put_off() {
        assertTold(
                Facts.in(JobState.SCHEDULED).due(NOW.plusMillis(400)).because("Put off because of another"),
                Verdict.WAITING,
                "It is to start at 2026-03-01T12:00:00.400Z, in less than a second: Put off because of another.");
    }

    @Test
    void a_job_that_is_tried_again() {
        assertTold(
                Facts.in(JobState.SCHEDULED)
                        .due(NOW.plusSeconds(90))
                        .attempts(2)
                        .because("IOException: no route"),
                Verdict.WAITING,
                "It is to start at 2026-03-01T12:01:30Z, in 1 min 30 s.",
                "Attempt 2 did not end well, attempt 3 follows: IOException: no route.");
    }

    @Test
    void a_job_that_nobody_promotes() {
        Facts overdue = Facts.in(JobState.SCHEDULED).due(NOW.minusSeconds(12));
        String late =
                "It was due at 2026-03-01T11:59:48Z, 12 s ago, and no node has made it ready yet; one that lives does"
                        + " so within seconds.";

        assertTold(overdue.with(Facts.node("n1", "one")), Verdict.WAITING, late);
        assertTold(overdue, Verdict.BLOCKED, late, "No node lives and none is known.");
        assertThat(explain(Facts.in(JobState.SCHEDULED).due(NOW)).text()).contains("less than a second ago");
    }

    // After another

    private static Facts following(Optional<JobState> parent, After after) {
        Optional<String> name = parent.map(state -> "Payments.charge");
        return Facts.in(JobState.AWAITING)
                .with(Facts.node("n1", "one"))
                .following(new Followed(PARENT, name, parent, after));
    }

    @Test
    void a_job_that_follows_another() {
        String follows = "It follows job " + PARENT + " (Payments.charge), which is Processing. ";

        assertTold(
                following(Optional.of(JobState.PROCESSING), After.SUCCESS),
                Verdict.WAITING,
                follows + "It runs once that has succeeded.");
        assertTold(
                following(Optional.of(JobState.PROCESSING), After.FAILURE),
                Verdict.WAITING,
                follows + "It runs once that has failed for good; should that end otherwise, it is deleted.");
        assertTold(
                following(Optional.of(JobState.PROCESSING), After.ANY_END),
                Verdict.WAITING,
                follows + "It runs once that has ended, whichever way.");
    }

    @Test
    void a_job_that_follows_a_batch() {
        BatchId batch = new BatchId(PARENT.value());
        Followed followed = new Followed(batch, Optional.of("import"), Optional.of(JobState.PROCESSING), After.SUCCESS);

        assertTold(
                Facts.in(JobState.AWAITING).following(followed),
                Verdict.WAITING,
                "It follows batch " + PARENT + " (import), which is Processing. It runs once that has succeeded.");
    }

    @Test
    void a_job_that_follows_one_that_has_failed() {
        assertTold(
                following(Optional.of(JobState.FAILED), After.SUCCESS),
                Verdict.BLOCKED,
                "It follows job " + PARENT + " (Payments.charge), which is Failed. It goes on waiting until that is"
                        + " requeued and succeeds.");
    }

    @Test
    void a_job_about_which_the_end_of_its_parent_has_not_decided_yet() {
        String undecided = "It follows job " + PARENT + " (Payments.charge), which is Succeeded. What becomes of it is"
                + " decided within moments.";

        assertTold(following(Optional.of(JobState.SUCCEEDED), After.SUCCESS), Verdict.WAITING, undecided);
        assertTold(
                following(Optional.of(JobState.SUCCEEDED), After.SUCCESS).withoutNodes(),
                Verdict.BLOCKED,
                undecided,
                "No node lives and none is known.");
    }

    @Test
    void a_job_whose_parent_is_gone() {
        assertTold(
                following(Optional.empty(), After.SUCCESS),
                Verdict.BLOCKED,
                "It was to follow job " + PARENT + ", which is not there any more.");
    }

    @Test
    void a_job_of_which_nobody_knows_what_it_waits_for() {
        assertTold(
                Facts.in(JobState.AWAITING),
                Verdict.BLOCKED,
                "It waits for another job or batch, but nothing is stored of which; requeue it to run it all the same.");
    }
}
