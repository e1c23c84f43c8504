package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.erga.jobs.After;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What waits, looked through in bounds. */
abstract class InventoryContract extends StoreScenario {

    private static final String OTHER = "Reports.yearEnd";

    InventoryContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private Inventory taken(int most) throws Exception {
        return inTransaction(() -> queries.inventory(most));
    }

    private static NewJob named(String name, Due due) {
        return newJob(name, QUEUE, 5, due);
    }

    private static NewJob ofTenant(String name) {
        return new NewJob(
                nextId(),
                name,
                QUEUE,
                5,
                Due.now(),
                "[1]",
                OptionalInt.empty(),
                Set.of(),
                Optional.of("shop-7"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void where_nothing_waits_there_is_nothing() throws Exception {
        completed(running(joined()), succeeded());

        Inventory inventory = taken(10);

        assertThat(inventory).isEqualTo(new Inventory(true, List.of(), List.of()));
    }

    @Test
    void jobs_in_every_state_that_is_not_over_are_found_by_the_names_under_which_they_are_stored() throws Exception {
        NodeId node = joined();
        Lease running = running(node);
        stored(named("in.state.scheduled", Due.in(Duration.ofHours(1))));
        stored(named("in.state.awaiting", Due.following(running.job(), After.SUCCESS)));
        stored(newJob("in.state.held", "elsewhere", 5, Due.now()));
        commit(() -> store.hold(100));
        stored(newJob("in.another.queue", "another", 9, Due.now()));
        stored(ofTenant("of.a.tenant"));
        stored(named(OTHER, Due.now()));
        joined("reports", LEASE, OTHER);

        Inventory inventory = taken(10);

        assertThat(inventory.complete()).isTrue();
        assertThat(inventory.jobs())
                .extracting(Inventory.Jobs::name, Inventory.Jobs::seen)
                .containsExactlyInAnyOrder(
                        tuple(METHOD, 1),
                        tuple(OTHER, 1),
                        tuple("in.another.queue", 1),
                        tuple("in.state.awaiting", 1),
                        tuple("in.state.held", 1),
                        tuple("in.state.scheduled", 1),
                        tuple("of.a.tenant", 1));
    }

    @Test
    void samples_are_of_the_oldest_and_the_newest_with_their_arguments() throws Exception {
        List<JobId> ids = new ArrayList<>();
        for (int i = 0; i < 3 * Inventory.SAMPLES; i++) {
            ids.add(stored());
        }

        Inventory.Jobs jobs = taken(100).jobs().get(0);

        assertThat(jobs.seen()).isEqualTo(3 * Inventory.SAMPLES);
        int half = Inventory.SAMPLES / 2;
        assertThat(jobs.samples())
                .extracting(Inventory.Sample::id)
                .containsExactlyElementsOf(
                        Stream.concat(ids.stream().limit(half), ids.stream().skip(ids.size() - half))
                                .toList());
        assertThat(jobs.samples()).extracting(Inventory.Sample::arguments).containsOnly("[42]");
    }

    @Test
    void what_lies_beyond_the_bound_is_not_looked_at_and_that_is_told() throws Exception {
        List<JobId> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.add(stored());
        }
        stored(newJob(OTHER, "another", 5, Due.now()));

        Inventory inventory = taken(2);

        assertThat(inventory.complete()).isFalse();
        assertThat(inventory.jobs()).extracting(Inventory.Jobs::name).containsExactly(METHOD, OTHER);
        assertThat(inventory.jobs().get(0).seen()).isBetween(2, 4);
        assertThat(inventory.jobs().get(0).samples())
                .extracting(Inventory.Sample::id)
                .startsWith(ids.get(0), ids.get(1));
    }

    @Test
    void recurring_jobs_that_code_has_made_are_told_with_what_they_call() throws Exception {
        put("made", RecurringDefinition.Origin.DYNAMIC, "[7]");
        put("declared", RecurringDefinition.Origin.DECLARED, "[]");

        assertThat(taken(10).schedules()).containsExactly(new Inventory.Schedule("made", METHOD, "[7]"));
    }

    private void put(String id, RecurringDefinition.Origin origin, String arguments) throws Exception {
        RecurringCall call = new RecurringCall(
                METHOD,
                arguments,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Set.of(),
                Optional.empty());
        RecurringDefinition definition = new RecurringDefinition(
                id, origin, call, Optional.of("@daily"), Optional.empty(), ZoneOffset.UTC, RecurringRules.defaults());
        commit(() -> store.schedules().put(definition, after -> Optional.of(Instant.parse("2199-01-01T00:00:00Z"))));
    }
}
