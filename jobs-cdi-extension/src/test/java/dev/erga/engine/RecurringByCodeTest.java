package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.InvalidCronException;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.RecurringJob;
import dev.erga.jobs.event.RecurringFired;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.spi.RecurringCall;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.RecurringRules;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recurring jobs that the application makes, changes and takes away while it runs. */
class RecurringByCodeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

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

    private TestNode started() {
        return node.declares(Declarations.of(probe, "tick"), Declarations.of(probe, "first"))
                .start();
    }

    private RecurringJob sync() {
        return node.jobs().recurring("price-sync");
    }

    private RecurringDetails details() {
        return node.engine().monitor().recurring().stream()
                .filter(schedule -> schedule.id().equals("price-sync"))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith(code)
                .hasMessageContaining("\n  fix  ");
    }

    @Test
    void a_schedule_made_by_code_fires_with_its_arguments() {
        started();

        sync().every(Duration.ofSeconds(10)).call(Probe::first, 42L);
        node.pass(Duration.ofSeconds(31));

        database.await("three runs", () -> database.count(JobState.SUCCEEDED) == 3);
        assertThat(probe.first).containsExactly(42L, 42L, 42L);
        assertThat(database.ledger("price-sync"))
                .extracting(FireDetails::fireTime)
                .containsExactly(NOON.plusSeconds(10), NOON.plusSeconds(20), NOON.plusSeconds(30));
        RecurringDetails details = details();
        assertThat(details.origin()).isEqualTo("DYNAMIC");
        assertThat(details.arguments()).isEqualTo("[42]");
        assertThat(details.retired()).isFalse();
        assertThat(details.nextFire()).contains(NOON.plusSeconds(40));
    }

    @Test
    void it_is_fired_by_any_node_that_has_the_job_method_once_for_each_time() {
        started();
        other.declares(Declarations.of(probe, "first")).start();
        sync().every(Duration.ofSeconds(1)).call(Probe::first, 1L);

        node.pass(Duration.ofSeconds(20));
        node.close();
        other.pass(Duration.ofSeconds(20));

        assertThat(database.ledger("price-sync"))
                .hasSize(40)
                .extracting(FireDetails::outcome)
                .containsOnly("FIRED");
        database.await("forty runs", () -> database.count(JobState.SUCCEEDED) == 40);
    }

    @Test
    void its_jobs_have_the_options_of_the_scheduler_that_made_it() {
        node.declares(Declarations.inQueue(Declarations.of(probe, "second"), "slow"));
        started();
        JobOptions options =
                JobOptions.queue("slow").priority(2).attempts(3).label("prices").tenant("shop-7");
        node.jobs()
                .with(options)
                .recurring("price-sync")
                .every(Duration.ofSeconds(10))
                .call(Probe::first, 42L);

        node.passUntil("run", () -> database.count(JobState.SUCCEEDED) >= 1);

        JobDetails job = database.peek(database.ids().get(0)).orElseThrow();
        assertThat(job.summary().queue()).isEqualTo("slow");
        assertThat(job.summary().priority()).isEqualTo(2);
        assertThat(job.summary().labels()).containsExactly("prices");
        assertThat(job.tenant()).contains("shop-7");
        assertThat(job.recurringId()).contains("price-sync");
        assertThat(job.firedFor()).contains(NOON.plusSeconds(10));
    }

    @Test
    void the_same_call_again_keeps_the_next_fire_and_other_times_set_a_new_one() {
        started();
        sync().every(Duration.ofSeconds(10)).call(Probe::first, 1L);
        node.pass(Duration.ofSeconds(15));

        sync().every(Duration.ofSeconds(10))
                .misfire(Misfire.CATCH_UP)
                .catchUp(5)
                .overlap(Overlap.SKIP)
                .call(Probe::first, 2L);
        assertThat(details().nextFire()).contains(NOON.plusSeconds(20));
        assertThat(details().arguments()).isEqualTo("[2]");
        assertThat(details().misfire()).isEqualTo("CATCH_UP");
        assertThat(details().overlap()).isEqualTo("SKIP");

        sync().cron("30 12 * * *").zone("Europe/Paris").call(Probe::tick);
        assertThat(details().nextFire()).contains(Instant.parse("2026-03-02T11:30:00Z"));
        assertThat(database.ledger("price-sync")).hasSize(1);
    }

    @Test
    void it_is_made_paused_and_removed_by_the_callers_transaction_or_not_at_all() throws Exception {
        started();
        InMemoryTransactions transactions = new InMemoryTransactions(database, time);
        rolledBack(transactions, () -> sync().every(Duration.ofSeconds(1)).call(Probe::tick));
        assertThat(node.engine().monitor().recurring()).isEmpty();

        transactions.inNew(Duration.ofMinutes(1), () -> {
            sync().every(Duration.ofSeconds(1)).call(Probe::tick);
            return true;
        });
        rolledBack(transactions, () -> sync().pause("not meant"));
        rolledBack(transactions, () -> sync().remove());
        node.pass(Duration.ofSeconds(2));

        assertThat(database.ledger("price-sync"))
                .hasSize(2)
                .extracting(FireDetails::outcome)
                .containsOnly("FIRED");
    }

    private static void rolledBack(InMemoryTransactions transactions, Runnable work) throws Exception {
        transactions.inNew(Duration.ofMinutes(1), () -> {
            work.run();
            transactions.setRollbackOnly();
            return true;
        });
    }

    @Test
    void a_removed_one_fires_no_more_and_can_be_made_again() {
        started();
        sync().every(Duration.ofSeconds(1)).call(Probe::tick);
        node.pass(Duration.ofSeconds(3));

        assertThat(sync().remove()).isTrue();
        assertThat(sync().remove()).isFalse();
        node.pass(Duration.ofSeconds(10));
        assertThat(database.ledger("price-sync")).hasSize(3);
        assertThat(node.engine().monitor().recurring()).isEmpty();

        sync().every(Duration.ofSeconds(1)).call(Probe::tick);
        node.pass(Duration.ofSeconds(2));
        assertThat(database.ledger("price-sync")).hasSize(5);
    }

    @Test
    void a_declared_schedule_is_neither_changed_nor_removed_by_code() {
        node.schedules(declared("nightly"));
        started();
        RecurringJob nightly = node.jobs().recurring("nightly");

        assertRefused("ERGA-0234", () -> nightly.every(Duration.ofHours(1)).call(Probe::tick));
        assertRefused("ERGA-0235", nightly::remove);

        assertThat(node.engine().monitor().recurring())
                .extracting(RecurringDetails::origin)
                .containsExactly("DECLARED");
    }

    @Test
    void a_schedule_that_another_deployment_declares_is_refused_too() {
        started();
        other.declares(Declarations.of(probe, "first"))
                .schedules(declared("nightly"))
                .start();

        assertRefused(
                "ERGA-0234",
                () -> node.jobs()
                        .recurring("nightly")
                        .every(Duration.ofHours(1))
                        .call(Probe::tick));
        assertRefused("ERGA-0235", () -> node.jobs().recurring("nightly").remove());
    }

    @Test
    void a_declared_schedule_that_no_running_node_declares_any_more_can_be_removed() {
        other.declares(Declarations.of(probe, "tick"))
                .schedules(declared("nightly"))
                .start();
        other.close();
        started();

        assertThat(node.jobs().recurring("nightly").remove()).isTrue();
        node.jobs().recurring("nightly").every(Duration.ofHours(1)).call(Probe::tick);

        assertThat(node.engine().monitor().recurring())
                .extracting(RecurringDetails::origin)
                .containsExactly("DYNAMIC");
    }

    @Test
    void a_declaration_whose_id_code_has_taken_does_not_take_it_over() {
        started();
        sync().every(Duration.ofSeconds(1)).call(Probe::first, 42L);
        time.awaitRest();
        other.declares(Declarations.of(probe, "first"), Declarations.of(probe, "tick"))
                .schedules(declared("price-sync"))
                .start();

        node.pass(Duration.ofSeconds(3));

        assertThat(details().origin()).isEqualTo("DYNAMIC");
        assertThat(database.ledger("price-sync")).hasSize(3);
    }

    @Test
    void values_that_make_no_sense_are_refused_by_number() {
        started();

        assertRefused("ERGA-0230", () -> node.jobs().recurring("price sync"));
        assertRefused("ERGA-0230", () -> node.jobs().recurring(""));
        assertThatThrownBy(() -> sync().cron("0 25 * * *"))
                .isInstanceOf(InvalidCronException.class)
                .hasMessageStartingWith("ERGA-0209");
        assertRefused("ERGA-0231", () -> sync().every(Duration.ofMillis(999)));
        assertRefused("ERGA-0231", () -> sync().every(Duration.ofNanos(1_000_000_001)));
        assertRefused("ERGA-0232", () -> sync().cron("@daily").zone("Europe/Pariss"));
        assertRefused("ERGA-0233", () -> sync().cron("@daily").grace(Duration.ofMillis(999)));
        assertRefused("ERGA-0238", () -> sync().cron("@daily").catchUp(0));
        assertRefused("ERGA-0238", () -> sync().cron("@daily").catchUp(1001));
        assertRefused("ERGA-0210", () -> sync().cron("@daily").call((Probe bean) -> bean.tick()));
        assertRefused(
                "ERGA-0214",
                () -> node.jobs()
                        .with(JobOptions.queue("unheard-of"))
                        .recurring("price-sync")
                        .cron("@daily")
                        .call(Probe::tick));
        assertThat(node.engine().monitor().recurring()).isEmpty();
    }

    @Test
    void it_is_triggered_with_its_arguments_and_options() {
        started();
        node.jobs()
                .with(JobOptions.defaults().tenant("shop-7"))
                .recurring("price-sync")
                .cron("@yearly")
                .call(Probe::first, 42L);

        JobId id = sync().triggerNow();

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(probe.first).containsExactly(42L);
        JobDetails job = database.peek(id).orElseThrow();
        assertThat(job.tenant()).contains("shop-7");
        assertThat(job.recurringId()).contains("price-sync");
        assertThat(job.firedFor()).isEmpty();
        assertThat(database.ledger("price-sync")).isEmpty();
    }

    @Test
    void its_fires_are_told() {
        started();
        sync().every(Duration.ofSeconds(1)).call(Probe::tick);

        node.passUntil("run", () -> database.count(JobState.SUCCEEDED) >= 1);

        assertThat(node.awaitEvent(RecurringFired.class::isInstance))
                .isEqualTo(new RecurringFired(
                        "price-sync", NOON.plusSeconds(1), database.ids().get(0)));
    }

    @Test
    void an_unreadable_expression_in_its_row_keeps_no_other_from_firing() throws Exception {
        started();
        new InMemoryTransactions(database, time).inNew(Duration.ofMinutes(1), () -> {
            RecurringDefinition broken = new RecurringDefinition(
                    "a-broken",
                    RecurringDefinition.Origin.DYNAMIC,
                    RecurringCall.of("Probe.tick"),
                    Optional.of("at noon"),
                    Optional.empty(),
                    ZoneId.of("UTC"),
                    RecurringRules.defaults());
            return database.store().store().schedules().put(broken, after -> Optional.of(NOON));
        });
        sync().every(Duration.ofSeconds(2)).call(Probe::tick);

        node.pass(Duration.ofSeconds(10));

        assertThat(database.ledger("price-sync")).hasSize(5);
        assertThat(database.ledger("a-broken")).isEmpty();
    }

    private static RecurringDefinition declared(String id) {
        return new RecurringDefinition(
                id,
                "Probe.tick",
                Optional.of("0 2 * * *"),
                Optional.empty(),
                ZoneId.of("UTC"),
                Misfire.COALESCE,
                Duration.ofMinutes(1));
    }
}
