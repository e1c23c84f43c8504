package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.EarlierVersions;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Declared schedules that have got another id. */
class RenamedSchedulesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode old = new TestNode(database, time)
            .named("old")
            .declares(Declarations.of(probe, "tick"))
            .schedules(everyTenSeconds("pulse"));
    private final TestNode next = new TestNode(database, time)
            .named("next")
            .declares(Declarations.of(probe, "tick").with(new EarlierVersions(Set.of(), Set.of("pulse"))))
            .schedules(everyTenSeconds("heartbeat"));

    @AfterEach
    void stop() {
        next.close();
        old.close();
    }

    private static RecurringDefinition everyTenSeconds(String id) {
        return new RecurringDefinition(
                id,
                "Probe.tick",
                Optional.empty(),
                Optional.of(Duration.ofSeconds(10)),
                ZoneOffset.UTC,
                Misfire.COALESCE,
                Duration.ofMinutes(1));
    }

    @Test
    void the_former_one_fires_until_its_last_node_stops_and_the_present_one_goes_on_from_there() {
        old.start();
        old.pass(Duration.ofSeconds(31));
        next.start();
        next.pass(Duration.ofSeconds(30));
        assertThat(database.ledger("pulse")).hasSize(6);
        assertThat(database.ledger("heartbeat")).isEmpty();

        old.close();
        next.pass(Duration.ofSeconds(60));

        assertThat(next.engine().monitor().recurring())
                .extracting(RecurringDetails::id)
                .containsExactly("heartbeat");
        assertThat(database.ledger("pulse")).isEmpty();
        assertThat(database.ledger("heartbeat"))
                .extracting(FireDetails::fireTime)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12)
                        .mapToObj(fire -> NOON.plusSeconds(10L * fire))
                        .toList());
    }

    @Test
    void after_a_stop_of_all_nodes_it_is_taken_over_at_once() {
        old.start();
        old.pass(Duration.ofSeconds(11));
        old.close();

        next.start();

        assertThat(next.engine().monitor().recurring())
                .extracting(RecurringDetails::id)
                .containsExactly("heartbeat");
        assertThat(database.ledger("heartbeat")).hasSize(1);
    }

    @Test
    void one_that_was_never_stored_under_a_former_id_is_stored_as_any_other() {
        next.start();
        next.pass(Duration.ofSeconds(11));

        assertThat(database.ledger("heartbeat")).hasSize(1);
    }
}
