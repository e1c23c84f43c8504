package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.RecurringJob;
import dev.erga.jobs.event.RecurringSkipped;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.PauseDetails;
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

/** A recurring job that somebody stops for a while. It fires every ten seconds, from noon on. */
class RecurringPauseTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time).calledBy("ada");

    @BeforeEach
    void start() {
        node.declares(Declarations.of(probe, "tick")).start();
        sync().every(Duration.ofSeconds(10)).call(Probe::tick);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private RecurringJob sync() {
        return node.jobs().recurring("price-sync");
    }

    private Optional<PauseDetails> pause() {
        return node.engine().monitor().recurring().get(0).pause();
    }

    private List<String> outcomes() {
        return database.ledger("price-sync").stream().map(FireDetails::outcome).toList();
    }

    @Test
    void it_fires_no_more_and_each_time_is_written_down_as_it_passes() {
        node.pass(Duration.ofSeconds(10));
        sync().pause("stocktaking");

        node.pass(Duration.ofSeconds(20));

        assertThat(outcomes()).containsExactly("FIRED", "SKIPPED", "SKIPPED");
        assertThat(database.ledger("price-sync").get(2).reason())
                .contains("paused by ada at 2026-03-01T12:00:10Z: stocktaking");
        assertThat(pause())
                .contains(new PauseDetails(NOON.plusSeconds(10), Optional.of("ada"), "stocktaking", Optional.empty()));
        assertThat(node.awaitEvent(RecurringSkipped.class::isInstance))
                .isEqualTo(new RecurringSkipped(
                        "price-sync", NOON.plusSeconds(20), "paused by ada at 2026-03-01T12:00:10Z: stocktaking"));
    }

    @Test
    void resumed_it_goes_on_from_then() {
        sync().pause("stocktaking");
        node.pass(Duration.ofSeconds(25));

        assertThat(sync().resume()).isTrue();
        assertThat(sync().resume()).isFalse();
        node.pass(Duration.ofSeconds(10));

        assertThat(outcomes()).containsExactly("SKIPPED", "SKIPPED", "FIRED");
        assertThat(pause()).isEmpty();
    }

    @Test
    void what_passed_while_nobody_ran_is_skipped_by_the_pause_and_not_made_up_for() {
        sync().pause("stocktaking");
        node.close();
        database.clock().advance(Duration.ofSeconds(35));
        TestNode next = new TestNode(database, time).named("two").declares(Declarations.of(probe, "tick"));

        next.jobs().recurring("price-sync").resume();
        assertThat(outcomes()).containsExactly("SKIPPED", "SKIPPED", "SKIPPED");
        assertThat(database.ledger("price-sync").get(0).reason())
                .hasValueSatisfying(why -> assertThat(why).startsWith("paused by ada"));

        next.start();
        next.pass(Duration.ofSeconds(5));
        assertThat(outcomes()).containsExactly("SKIPPED", "SKIPPED", "SKIPPED", "FIRED");
        next.close();
    }

    @Test
    void a_pause_until_an_instant_ends_by_itself() {
        sync().pauseUntil(NOON.plusSeconds(25), "stocktaking");
        assertThat(pause().orElseThrow().until()).contains(NOON.plusSeconds(25));

        node.pass(Duration.ofSeconds(40));

        assertThat(outcomes()).containsExactly("SKIPPED", "SKIPPED", "FIRED", "FIRED");
        assertThat(pause()).isEmpty();
        assertThat(sync().resume()).isFalse();
    }

    @Test
    void a_fire_at_the_very_end_of_a_pause_happens() {
        sync().pauseUntil(NOON.plusSeconds(20), "stocktaking");

        node.pass(Duration.ofSeconds(20));

        assertThat(outcomes()).containsExactly("SKIPPED", "FIRED");
    }

    @Test
    void a_new_pause_takes_the_place_of_the_one_before() {
        sync().pauseUntil(NOON.plusSeconds(15), "stocktaking");
        node.pass(Duration.ofSeconds(10));
        sync().pause("fire drill");
        node.pass(Duration.ofSeconds(20));

        assertThat(database.ledger("price-sync"))
                .extracting(fire -> fire.reason().orElse("").replaceAll(".*: ", ""))
                .containsExactly("stocktaking", "fire drill", "fire drill");
    }

    @Test
    void it_is_triggered_while_it_is_paused() {
        sync().pause("stocktaking");

        JobId id = sync().triggerNow();

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(pause()).isPresent();
    }

    @Test
    void a_change_of_its_times_leaves_it_paused() {
        sync().pause("stocktaking");
        sync().every(Duration.ofSeconds(5)).call(Probe::tick);

        node.pass(Duration.ofSeconds(10));

        assertThat(outcomes()).containsExactly("SKIPPED", "SKIPPED");
    }

    @Test
    void what_cannot_be_paused_is_refused_by_number() {
        assertRefused("ERGA-0203", () -> node.jobs().recurring("unheard-of").pause("x"));
        assertRefused("ERGA-0203", () -> node.jobs().recurring("unheard-of").resume());
        assertRefused("ERGA-0236", () -> sync().pauseUntil(NOON, "x"));
        assertRefused("ERGA-0237", () -> sync().pause(" "));
        assertRefused("ERGA-0237", () -> sync().pause("x".repeat(501)));
        assertThat(pause()).isEmpty();
    }

    private static void assertRefused(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith(code)
                .hasMessageContaining("\n  fix  ");
    }
}
