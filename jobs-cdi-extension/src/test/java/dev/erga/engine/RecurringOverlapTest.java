package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.RecurringSchedule;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recurring job that fires every ten seconds from noon on, and whose runs take as long as a test lets them. */
class RecurringOverlapTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final Semaphore mayEnd = new Semaphore(0);
    private final TestNode node = new TestNode(database, time);
    private final TestNode other = new TestNode(database, time).named("two");

    @BeforeEach
    void start() {
        probe.deed = argument -> mayEnd.acquire();
        node.declares(Declarations.within(Declarations.of(probe, "tick"), Duration.ofDays(1)))
                .start();
    }

    @AfterEach
    void stop() {
        mayEnd.release(1000);
        other.close();
        node.close();
    }

    private RecurringSchedule everyTenSeconds() {
        return node.jobs().recurring("sync").every(Duration.ofSeconds(10));
    }

    private List<String> outcomes() {
        return database.ledger("sync").stream().map(FireDetails::outcome).toList();
    }

    private JobId jobOf(int fire) {
        return database.ledger("sync").get(fire).job().orElseThrow();
    }

    private void end(JobId job) {
        mayEnd.release();
        database.awaitState(job, JobState.SUCCEEDED);
    }

    @Test
    void runs_overlap_unless_somebody_says_so() {
        everyTenSeconds().call(Probe::tick);

        node.pass(Duration.ofSeconds(30));

        assertThat(outcomes()).containsExactly("FIRED", "FIRED", "FIRED");
        database.await("three run", () -> database.count(JobState.PROCESSING) == 3);
    }

    @Test
    void a_fire_that_would_overlap_is_skipped_and_says_which_job_was_in_the_way() {
        everyTenSeconds().overlap(Overlap.SKIP).call(Probe::tick);
        node.pass(Duration.ofSeconds(30));

        assertThat(outcomes()).containsExactly("FIRED", "SKIPPED", "SKIPPED");
        assertThat(database.ledger("sync").get(2).reason())
                .contains("job " + jobOf(0) + " of an earlier run was not over");

        end(jobOf(0));
        node.pass(Duration.ofSeconds(10));
        assertThat(outcomes()).containsExactly("FIRED", "SKIPPED", "SKIPPED", "FIRED");
    }

    @Test
    void a_job_that_waits_for_its_retry_is_not_over() {
        AtomicInteger runs = new AtomicInteger();
        probe.deed = argument -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("played");
            }
        };
        everyTenSeconds().overlap(Overlap.SKIP).call(Probe::tick);
        node.passUntil("put off", () -> database.count(JobState.SCHEDULED) == 1);

        node.passUntil("skipped", () -> outcomes().size() > 1);

        assertThat(outcomes()).startsWith("FIRED", "SKIPPED");
        node.passUntil("fired again", () -> outcomes().lastIndexOf("FIRED") > 0);
    }

    @Test
    void a_run_out_of_turn_is_not_overlapped_either() {
        everyTenSeconds().overlap(Overlap.SKIP).call(Probe::tick);
        JobId triggered = node.jobs().triggerNow("sync");

        node.pass(Duration.ofSeconds(10));

        assertThat(database.ledger("sync").get(0).reason())
                .contains("job " + triggered + " of an earlier run was not over");
        end(triggered);
        node.pass(Duration.ofSeconds(10));
        assertThat(outcomes()).containsExactly("SKIPPED", "FIRED");
    }

    @Test
    void a_queued_fire_begins_when_the_job_before_it_is_over() {
        everyTenSeconds().overlap(Overlap.QUEUE).call(Probe::tick);
        node.pass(Duration.ofSeconds(25));
        assertThat(outcomes()).containsExactly("FIRED");

        end(jobOf(0));
        node.pass(Duration.ofSeconds(1));

        assertThat(outcomes()).containsExactly("FIRED", "FIRED");
        assertThat(database.ledger("sync").get(1).fireTime()).isEqualTo(NOON.plusSeconds(20));
        assertThat(database.ledger("sync").get(1).reason())
                .hasValueSatisfying(why -> assertThat(why).contains("or an earlier run was not over"));
    }

    @Test
    void all_queued_fires_that_waited_together_become_one_run_by_default() {
        everyTenSeconds().overlap(Overlap.QUEUE).call(Probe::tick);
        node.pass(Duration.ofSeconds(45));

        end(jobOf(0));
        node.pass(Duration.ofSeconds(1));

        assertThat(outcomes()).containsExactly("FIRED", "COALESCED", "COALESCED", "FIRED");
    }

    @Test
    void queued_fires_that_are_caught_up_run_one_after_another() {
        everyTenSeconds()
                .overlap(Overlap.QUEUE)
                .misfire(Misfire.CATCH_UP)
                .catchUp(3)
                .call(Probe::tick);
        node.pass(Duration.ofSeconds(55));
        assertThat(outcomes()).containsExactly("FIRED");

        end(jobOf(0));
        node.pass(Duration.ofSeconds(1));
        assertThat(outcomes()).containsExactly("FIRED", "SKIPPED", "FIRED");
        assertThat(database.count(JobState.PROCESSING)).isEqualTo(1);

        end(jobOf(2));
        node.pass(Duration.ofSeconds(1));
        assertThat(outcomes()).containsExactly("FIRED", "SKIPPED", "FIRED", "FIRED");
        assertThat(database.ledger("sync").get(3).fireTime()).isEqualTo(NOON.plusSeconds(40));
    }

    @Test
    void a_queued_fire_that_waits_keeps_no_other_schedule_from_firing_and_spins_not() {
        everyTenSeconds().overlap(Overlap.QUEUE).call(Probe::tick);
        node.jobs().recurring("b-other").every(Duration.ofSeconds(10)).call(Probe::tick);
        node.pass(Duration.ofSeconds(20));
        AtomicInteger looks = new AtomicInteger();
        database.trap(place -> looks.addAndGet(place.equals("schedules.lockDue") ? 1 : 0));

        node.pass(Duration.ofSeconds(20));

        assertThat(database.ledger("b-other")).hasSize(4);
        assertThat(looks).as("two looks for each second at most").hasValueLessThan(60);
    }

    @Test
    void fires_that_are_missed_run_each_by_itself_where_they_are_caught_up() {
        mayEnd.release(1000);
        everyTenSeconds().misfire(Misfire.CATCH_UP).catchUp(3).call(Probe::tick);
        node.close();
        database.clock().advance(Duration.ofSeconds(65));

        other.declares(Declarations.of(probe, "tick")).start();
        other.pass(Duration.ofSeconds(2));

        assertThat(outcomes()).containsExactly("SKIPPED", "SKIPPED", "SKIPPED", "FIRED", "FIRED", "FIRED");
        database.await("three runs", () -> database.count(JobState.SUCCEEDED) == 3);
    }
}
