package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.event.RecurringFired;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecurringTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time);
    private final TestNode other = new TestNode(database, time).named("two");

    @AfterEach
    void stop() {
        other.close();
        node.close();
    }

    @Test
    void sixty_fires_of_one_second_on_two_nodes_make_sixty_rows_and_sixty_runs() {
        node.declares(Declarations.of(probe, "tick")).schedules(every("pulse", Duration.ofSeconds(1)));
        other.declares(Declarations.of(probe, "tick")).schedules(every("pulse", Duration.ofSeconds(1)));
        node.start();
        other.start();

        node.pass(Duration.ofSeconds(60));

        assertThat(database.ledger("pulse"))
                .hasSize(60)
                .extracting(FireDetails::outcome)
                .containsOnly("FIRED");
        database.await("all", () -> database.count(JobState.SUCCEEDED) == 60);
        assertThat(probe.first).hasSize(60);
    }

    @Test
    void a_fire_knows_its_nominal_time() {
        Optional<?>[] seen = new Optional<?>[1];
        probe.deed = argument -> seen[0] = node.engine().currentJob().firedFor();
        node.declares(Declarations.of(probe, "tick")).schedules(cron("noon", "5 12 * * *"));
        node.start();

        node.pass(Duration.ofMinutes(5));

        Instant noon = Instant.parse("2026-03-01T12:05:00Z");
        database.await("run", () -> database.count(JobState.SUCCEEDED) == 1);
        assertThat(seen[0]).isEqualTo(Optional.of(noon));
        assertThat(node.awaitEvent(RecurringFired.class::isInstance))
                .isEqualTo(new RecurringFired("noon", noon, database.ids().get(0)));
    }

    @Test
    void fires_that_were_missed_while_no_node_ran_become_one_run() {
        node.declares(Declarations.of(probe, "tick")).schedules(cron("often", "*/5 * * * *"));
        node.start();
        node.close();
        database.clock().advance(Duration.ofMinutes(31));

        other.declares(Declarations.of(probe, "tick")).schedules(cron("often", "*/5 * * * *"));
        other.start();
        node.pass(Duration.ofSeconds(2));

        database.await("run", () -> database.count(JobState.SUCCEEDED) == 1);
        assertThat(database.ledger("often"))
                .extracting(FireDetails::outcome)
                .containsExactly("COALESCED", "COALESCED", "COALESCED", "COALESCED", "COALESCED", "FIRED");
    }

    @Test
    void a_fire_that_is_in_the_ledger_already_makes_no_job_and_the_next_one_does() throws Exception {
        Instant first = Instant.parse("2026-03-01T12:05:00Z");
        new InMemoryTransactions(database, time).inNew(Duration.ofMinutes(1), () -> {
            RecurringDefinition often = cron("often", "*/5 * * * *");
            database.store().store().schedules().put(often, after -> Optional.of(first));
            Fire done = new Fire(
                    "often",
                    first,
                    Fire.Outcome.FIRED,
                    Optional.empty(),
                    Optional.of(new JobId(new UUID(0x7000, 1L << 63))));
            return database.store().store().schedules().recordFires("often", List.of(done), Optional.of(first));
        });
        node.declares(Declarations.of(probe, "tick")).schedules(cron("often", "*/5 * * * *"));
        node.start();

        node.pass(Duration.ofMinutes(10));

        database.await("run", () -> database.count(JobState.SUCCEEDED) == 1);
        assertThat(database.ledger("often")).hasSize(2);
        assertThat(probe.first).hasSize(1);
    }

    @Test
    void a_schedule_that_is_not_declared_any_more_lets_nothing_else_wait() throws Exception {
        new InMemoryTransactions(database, time).inNew(Duration.ofMinutes(1), () -> {
            RecurringDefinition gone = cron("gone", "*/5 * * * *");
            database.store().store().schedules().put(gone, after -> Optional.of(after.minusSeconds(60)));
            return gone;
        });
        node.declares(Declarations.of(probe, "tick"));
        node.start();
        JobId soon = node.jobs().schedule(Duration.ofMillis(500), Probe::tick);

        // Half of the poll interval.
        node.pass(Duration.ofMillis(500));

        database.awaitState(soon, JobState.SUCCEEDED);
    }

    @Test
    void a_schedule_that_cannot_be_fired_does_not_keep_the_others_from_it() {
        RecurringDefinition broken = new RecurringDefinition(
                "a-broken",
                "Probe.gone",
                Optional.empty(),
                Optional.of(Duration.ofSeconds(1)),
                ZoneId.of("UTC"),
                Misfire.COALESCE,
                Duration.ofMinutes(1));
        node.declares(Declarations.of(probe, "tick"))
                .schedules(broken)
                .schedules(every("pulse", Duration.ofSeconds(2)));
        node.start();

        node.pass(Duration.ofSeconds(10));

        assertThat(database.ledger("pulse")).hasSize(5);
        assertThat(database.ledger("a-broken")).isEmpty();
    }

    @Test
    void a_start_without_a_database_asks_it_once_and_the_schedules_are_stored_when_it_is_back() {
        AtomicInteger asked = new AtomicInteger();
        Thread starting = Thread.currentThread();
        database.trap(place -> {
            asked.addAndGet(Thread.currentThread() == starting ? 1 : 0);
            throw new IllegalStateException("the database is away");
        });
        node.declares(Declarations.of(probe, "tick"))
                .schedules(every("one", Duration.ofSeconds(2)))
                .schedules(every("two", Duration.ofSeconds(2)));
        node.start();
        assertThat(asked).hasValue(1);

        database.trap(place -> {});

        node.passUntil(
                "fired",
                () -> !database.ledger("one").isEmpty()
                        && !database.ledger("two").isEmpty());
    }

    @Test
    void a_schedule_is_known_as_soon_as_its_node_has_started() {
        node.declares(Declarations.of(probe, "tick")).schedules(cron("yearly", "@yearly"));

        node.engine().start();

        JobId id = node.jobs().triggerNow("yearly");
        assertThat(database.peek(id).orElseThrow().recurringId()).contains("yearly");
    }

    @Test
    void schedules_fire_though_scheduled_jobs_cannot_be_promoted() {
        node.declares(Declarations.of(probe, "tick")).schedules(every("pulse", Duration.ofSeconds(1)));
        node.start();
        database.trap(place -> {
            if (place.equals("promote")) {
                throw new IllegalStateException("played");
            }
        });
        node.jobs().schedule(Duration.ofSeconds(1), Probe::tick);

        node.passUntil("fired", () -> database.ledger("pulse").size() >= 3);
    }

    @Test
    void a_schedule_is_triggered_beside_its_fires() {
        node.declares(Declarations.of(probe, "tick")).schedules(cron("yearly", "@yearly"));
        node.start();

        JobId id = node.jobs().triggerNow("yearly");

        database.await("run", () -> database.count(JobState.SUCCEEDED) == 1);
        assertThat(database.peek(id).orElseThrow().recurringId()).contains("yearly");
        assertThat(database.ledger("yearly")).isEmpty();
        assertThatThrownBy(() -> node.jobs().triggerNow("monthly"))
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith("ERGA-0203");
    }

    private static RecurringDefinition every(String id, Duration interval) {
        return definition(id, Optional.empty(), Optional.of(interval));
    }

    private static RecurringDefinition cron(String id, String expression) {
        return definition(id, Optional.of(expression), Optional.empty());
    }

    private static RecurringDefinition definition(String id, Optional<String> cron, Optional<Duration> every) {
        return new RecurringDefinition(
                id, "Probe.tick", cron, every, ZoneId.of("UTC"), Misfire.COALESCE, Duration.ofMinutes(1));
    }
}
