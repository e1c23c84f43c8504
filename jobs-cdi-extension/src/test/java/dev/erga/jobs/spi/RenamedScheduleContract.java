package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.spi.RecurringDefinition.Origin;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A declared schedule that has got another id. */
abstract class RenamedScheduleContract extends StoreScenario {

    private static final String FORMER = "night";
    private static final String PRESENT = "nightly-digest";
    private static final Instant FIRST = Instant.parse("2199-01-01T02:00:00Z");
    private static final Instant EARLIER = Instant.parse("2198-12-31T02:00:00Z");

    RenamedScheduleContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private void put(String id, Origin origin, Instant firstFire) throws Exception {
        RecurringDefinition definition = new RecurringDefinition(
                id,
                origin,
                RecurringCall.of(METHOD),
                Optional.of("0 2 * * *"),
                Optional.empty(),
                ZoneOffset.UTC,
                RecurringRules.defaults());
        commit(() -> store.schedules().put(definition, after -> Optional.of(firstFire)));
    }

    private void fired(String id, Instant time, Instant next) throws Exception {
        Fire fire = new Fire(id, time, Fire.Outcome.FIRED, Optional.empty(), Optional.of(nextId()));
        commit(() -> store.schedules().recordFires(id, List.of(fire), Optional.of(next)));
    }

    private NodeId declaring(String schedule) throws Exception {
        NodeId id = new NodeId(UUID.randomUUID());
        NodeDescription node =
                new NodeDescription(id, "node", "1.0", 4, Set.of(QUEUE), Set.of(METHOD), Set.of(schedule));
        commit(() -> store.join(node, LEASE));
        return id;
    }

    private boolean takenOver() throws Exception {
        return inTransaction(() -> store.schedules().takeOver(PRESENT, Set.of(FORMER, "older")));
    }

    private List<String> ids() throws Exception {
        return inTransaction(queries::recurring).stream()
                .map(RecurringDetails::id)
                .toList();
    }

    private List<Instant> ledger(String id) throws Exception {
        return inTransaction(() -> queries.fires(id, 100)).stream()
                .map(FireDetails::fireTime)
                .toList();
    }

    @Test
    void it_goes_on_under_its_present_id_with_its_next_fire_its_pause_and_its_ledger() throws Exception {
        put(FORMER, Origin.DECLARED, EARLIER);
        fired(FORMER, EARLIER, FIRST);
        commit(() -> store.schedules().pause(FORMER, Optional.of("olga"), "the move", Optional.empty()));
        declaring(PRESENT);

        assertThat(takenOver()).isTrue();

        assertThat(ids()).containsExactly(PRESENT);
        RecurringDetails details = inTransaction(queries::recurring).get(0);
        assertThat(details.nextFire()).contains(FIRST);
        assertThat(details.pause().orElseThrow().why()).isEqualTo("the move");
        assertThat(ledger(PRESENT)).containsExactly(EARLIER);
        assertThat(ledger(FORMER)).isEmpty();
        assertThat(takenOver()).isTrue();
    }

    @Test
    void while_a_living_node_declares_a_former_id_nothing_is_renamed() throws Exception {
        put(FORMER, Origin.DECLARED, FIRST);
        NodeId old = declaring(FORMER);
        declaring(PRESENT);

        assertThat(takenOver()).isFalse();
        assertThat(ids()).containsExactly(FORMER);

        dies(old);
        assertThat(takenOver()).isTrue();
        assertThat(ids()).containsExactly(PRESENT);
    }

    @Test
    void a_schedule_that_code_has_made_keeps_its_id() throws Exception {
        put(FORMER, Origin.DYNAMIC, FIRST);

        assertThat(takenOver()).isTrue();

        assertThat(ids()).containsExactly(FORMER);
    }

    @Test
    void what_is_stored_under_the_present_id_already_stays_as_it_is() throws Exception {
        put(FORMER, Origin.DECLARED, EARLIER);
        put(PRESENT, Origin.DECLARED, FIRST);
        fired(FORMER, EARLIER, FIRST);

        assertThat(takenOver()).isTrue();

        assertThat(ids()).containsExactly(FORMER, PRESENT);
        assertThat(ledger(FORMER)).containsExactly(EARLIER);
        assertThat(ledger(PRESENT)).isEmpty();
    }

    @Test
    void entries_that_the_present_id_has_from_an_earlier_life_are_kept() throws Exception {
        put(PRESENT, Origin.DECLARED, EARLIER);
        fired(PRESENT, EARLIER, FIRST);
        commit(() -> store.schedules().remove(PRESENT));
        put(FORMER, Origin.DECLARED, EARLIER);
        fired(FORMER, EARLIER, FIRST);
        fired(FORMER, FIRST, FIRST.plusSeconds(1));

        assertThat(takenOver()).isTrue();

        assertThat(ledger(PRESENT)).containsExactly(FIRST, EARLIER);
    }

    @Test
    void an_id_of_which_nothing_was_ever_stored_is_free() throws Exception {
        assertThat(takenOver()).isTrue();

        assertThat(ids()).isEmpty();
    }
}
