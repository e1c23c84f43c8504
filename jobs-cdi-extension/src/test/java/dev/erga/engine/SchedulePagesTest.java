package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.ClockNote;
import dev.erga.jobs.monitor.FireRun;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.LedgerFilter;
import dev.erga.jobs.monitor.LedgerPage;
import dev.erga.jobs.monitor.RecurringFilter;
import dev.erga.jobs.monitor.RecurringPage;
import dev.erga.jobs.monitor.UpcomingFire;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way through schedules, their ledgers and their fires to come. It is noon of 1 March 2026. */
class SchedulePagesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final TestNode node =
            new TestNode(database, new ManualTime()).workers(0).declares(Declarations.of(new Probe(), "tick"));

    @BeforeEach
    void start() {
        node.start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private JobMonitor monitor() {
        return node.engine().monitor();
    }

    private void cron(String id, String expression) {
        node.jobs().recurring(id).cron(expression).zone("Europe/Paris").call(Probe::tick);
    }

    private static List<String> ids(RecurringPage page) {
        return page.lines().stream().map(line -> line.schedule().id()).toList();
    }

    private static List<Instant> times(LedgerPage page) {
        return page.entries().stream().map(run -> run.fire().fireTime()).toList();
    }

    @Test
    void pages_of_schedules_lead_to_the_last_one() {
        List.of("c", "a", "b").forEach(id -> cron(id, "30 2 * * *"));
        RecurringFilter two = RecurringFilter.all().limit(2);

        RecurringPage first = monitor().schedules(two);
        RecurringPage second = monitor().schedules(two.following(first.next().orElseThrow()));

        assertThat(ids(first)).containsExactly("a", "b");
        assertThat(ids(second)).containsExactly("c");
        assertThat(second.next()).isEmpty();
        assertThat(monitor().schedules(two.limit(3)).next()).isEmpty();
    }

    @Test
    void pages_of_a_ledger_lead_to_its_beginning_and_tell_where_each_job_stands() {
        node.jobs().recurring("pulse").every(Duration.ofSeconds(10)).call(Probe::tick);
        node.pass(Duration.ofSeconds(30));
        LedgerFilter two = LedgerFilter.of("pulse").limit(2);

        LedgerPage first = monitor().ledger(two);
        LedgerPage second = monitor().ledger(two.olderThan(first.next().orElseThrow()));

        assertThat(times(first)).containsExactly(NOON.plusSeconds(30), NOON.plusSeconds(20));
        assertThat(times(second)).containsExactly(NOON.plusSeconds(10));
        assertThat(second.next()).isEmpty();
        assertThat(first.entries())
                .extracting(run -> run.job().map(JobSummary::state))
                .containsOnly(Optional.of(JobState.ENQUEUED));
        assertThat(monitor().schedules(RecurringFilter.all()).lines().get(0).latest())
                .extracting(FireRun::fire)
                .hasSize(3);
    }

    @Test
    void fires_to_come_are_told_with_what_the_clocks_do_to_them() {
        cron("nightly", "30 2 * * *");

        List<UpcomingFire> march = monitor().upcoming("nightly", Instant.parse("2026-03-28T12:00:00Z"), 2);

        assertThat(march)
                .extracting(UpcomingFire::time)
                .containsExactly(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
        assertThat(march.get(0).note().map(ClockNote::kind)).contains(ClockNote.Kind.POSTPONED);
        assertThat(monitor().upcoming("nightly", NOON, 1_000)).hasSize(200);
        assertThat(monitor().upcoming("unheard-of", NOON, 2)).isEmpty();
    }

    @Test
    void a_list_tells_of_clocks_that_are_set_within_the_next_ten_fires() {
        cron("monthly", "30 2 29 * *");
        cron("yearly", "30 2 29 6 *");

        RecurringPage page = monitor().schedules(RecurringFilter.all());

        assertThat(page.lines().get(0).clocksSet().flatMap(UpcomingFire::note).map(ClockNote::kind))
                .contains(ClockNote.Kind.POSTPONED);
        assertThat(page.lines().get(1).clocksSet()).isEmpty();
    }

    @Test
    void one_schedule_is_found_by_its_id() {
        cron("nightly", "30 2 * * *");

        assertThat(monitor().schedule("nightly")).contains(monitor().recurring().get(0));
        assertThat(monitor().schedule("unheard-of")).isEmpty();
    }
}
