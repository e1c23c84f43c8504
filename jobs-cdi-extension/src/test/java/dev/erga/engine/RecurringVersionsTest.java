package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Misfire;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Versions of an application that declare a schedule differently, or no longer. */
class RecurringVersionsTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode old = node("old");
    private final TestNode next = node("next");

    @AfterEach
    void stop() {
        next.close();
        old.close();
    }

    private TestNode node(String name) {
        return new TestNode(database, time).named(name).declares(Declarations.of(probe, "tick"));
    }

    private static RecurringDefinition every(Duration interval) {
        return new RecurringDefinition(
                "pulse",
                "Probe.tick",
                Optional.empty(),
                Optional.of(interval),
                ZoneId.of("UTC"),
                Misfire.COALESCE,
                Duration.ofMinutes(1));
    }

    private static Optional<String> interval(TestNode asked) {
        return details(asked).every();
    }

    private static RecurringDetails details(TestNode asked) {
        return asked.engine().monitor().recurring().get(0);
    }

    @Test
    void the_node_that_joined_last_decides_as_long_as_it_lives() {
        old.schedules(every(Duration.ofSeconds(10))).start();
        old.pass(Duration.ofSeconds(1));
        next.schedules(every(Duration.ofSeconds(5))).start();

        old.pass(Duration.ofSeconds(40));
        assertThat(interval(old)).contains("PT5S");

        next.close();
        old.pass(Duration.ofSeconds(11));
        assertThat(interval(old)).contains("PT10S");
        int before = database.ledger("pulse").size();
        old.pass(Duration.ofSeconds(20));
        assertThat(database.ledger("pulse")).hasSize(before + 2);
    }

    @Test
    void a_version_that_starts_late_and_goes_again_leaves_no_trace() {
        next.schedules(every(Duration.ofSeconds(5))).start();
        next.pass(Duration.ofSeconds(1));
        old.schedules(every(Duration.ofSeconds(10))).start();
        assertThat(interval(next)).contains("PT10S");

        old.close();
        next.pass(Duration.ofSeconds(11));

        assertThat(interval(next)).contains("PT5S");
    }

    @Test
    void a_schedule_that_the_new_version_drops_fires_while_the_old_one_runs_and_is_retired_then() {
        old.schedules(every(Duration.ofSeconds(1))).start();
        next.start();
        old.pass(Duration.ofSeconds(5));
        assertThat(details(next).retired()).isFalse();
        assertThat(database.ledger("pulse")).hasSize(5);

        old.close();
        next.pass(Duration.ofSeconds(5));

        assertThat(details(next).retired()).isTrue();
        assertThat(database.ledger("pulse")).hasSize(5);
    }

    @Test
    void a_schedule_that_is_declared_again_comes_back_with_its_ledger() {
        old.schedules(every(Duration.ofSeconds(1))).start();
        old.pass(Duration.ofSeconds(3));
        old.close();
        TestNode without = node("without").start();
        without.pass(Duration.ofSeconds(20));
        assertThat(details(without).retired()).isTrue();

        next.schedules(every(Duration.ofSeconds(1))).start();
        next.pass(Duration.ofSeconds(2));
        without.close();

        assertThat(details(next).retired()).isFalse();
        assertThat(database.ledger("pulse"))
                .hasSizeGreaterThanOrEqualTo(25)
                .extracting(FireDetails::outcome)
                .startsWith("FIRED", "FIRED", "FIRED", "COALESCED")
                .endsWith("FIRED");
    }

    @Test
    void a_row_that_somebody_took_away_by_hand_is_written_again() throws Exception {
        old.schedules(every(Duration.ofSeconds(1))).start();
        new InMemoryTransactions(database, time).inNew(Duration.ofMinutes(1), () -> {
            database.store().store().schedules().remove("pulse");
            return true;
        });

        old.pass(Duration.ofSeconds(12));

        assertThat(interval(old)).contains("PT1S");
    }
}
