package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.RecurringTimes;
import dev.erga.jobs.monitor.Signature;
import dev.erga.jobs.monitor.UpcomingFire;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recurring jobs whose times people write anew. */
class EditRecurringTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Signature ADA = new Signature("ada", "test", "The shop opens earlier.");
    private static final RecurringTimes HOURLY = new RecurringTimes("PT1H", "Z", Misfire.COALESCE);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, new ManualTime())
            .declares(Declarations.of(probe, "first"), Declarations.of(probe, "tick"));

    @AfterEach
    void stop() {
        node.close();
    }

    private void hourly() {
        node.jobs().recurring("prices").every(Duration.ofHours(1)).call(Probe::first, 42L);
    }

    private JobMonitor monitor() {
        return node.engine().monitor();
    }

    private RecurringDetails details() {
        return monitor().schedule("prices").orElseThrow();
    }

    private static RecurringTimes to(String expression) {
        return new RecurringTimes(expression, "UTC", Misfire.COALESCE);
    }

    private boolean edit(RecurringTimes wanted) {
        return node.engine()
                .operator()
                .editRecurring("prices", RecurringTimes.of(details()).orElseThrow(), wanted, ADA);
    }

    private void assertRefused(String code, Runnable action) {
        assertThatThrownBy(action::run).isInstanceOf(JobsException.class).hasMessageContaining(code);
        assertThat(database.auditTrail()).isEmpty();
    }

    @Test
    void a_recurring_job_fires_at_the_times_that_were_written_and_runs_what_it_ran() {
        hourly();
        assertThat(RecurringTimes.of(details())).contains(HOURLY);

        assertThat(edit(new RecurringTimes(" 30 14 * * * ", "Europe/Paris", Misfire.SKIP)))
                .isTrue();

        RecurringDetails edited = details();
        assertThat(edited.cron()).contains("30 14 * * *");
        assertThat(edited.every()).isEmpty();
        assertThat(edited.zone()).isEqualTo("Europe/Paris");
        assertThat(edited.misfire()).isEqualTo("SKIP");
        assertThat(edited.arguments()).isEqualTo("[42]");
        assertThat(edited.nextFire()).contains(Instant.parse("2026-03-01T13:30:00Z"));
        assertThat(database.auditTrail()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("EDIT_RECURRING");
            assertThat(entry.subject()).isEqualTo("prices");
            assertThat(entry.before()).contains("COALESCE, Z, PT1H");
            assertThat(entry.after()).contains("SKIP, Europe/Paris, 30 14 * * *");
        });
        node.start();
        node.passUntil("run", () -> database.count(JobState.SUCCEEDED) == 1);
        assertThat(probe.first).containsExactly(42L);
    }

    @Test
    void an_interval_begins_with_the_edit() {
        hourly();

        edit(to("pt90s"));

        assertThat(details().every()).contains("PT1M30S");
        assertThat(details().nextFire()).contains(NOON.plusSeconds(90));
    }

    @Test
    void the_same_times_change_nothing_and_another_rule_keeps_the_next_fire() {
        hourly();

        assertThat(edit(HOURLY)).isFalse();
        assertThat(database.auditTrail()).isEmpty();
        assertThat(edit(new RecurringTimes("PT1H", "Z", Misfire.CATCH_UP))).isTrue();

        assertThat(details().nextFire()).contains(NOON.plusSeconds(3_600));
        assertThat(details().misfire()).isEqualTo("CATCH_UP");
    }

    @Test
    void what_somebody_else_has_changed_meanwhile_is_not_written_over() {
        hourly();
        node.jobs().recurring("prices").every(Duration.ofHours(2)).call(Probe::first, 42L);

        assertRefused(
                "ERGA-0251", () -> node.engine().operator().editRecurring("prices", HOURLY, to("0 2 * * *"), ADA));

        assertThat(details().every()).contains("PT2H");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 25 * * *        | UTC           | ERGA-0209",
                "0; DROP TABLE x   | UTC           | ERGA-0209",
                "0 0 30 2 *        | UTC           | ERGA-0209",
                "''                | UTC           | ERGA-0209",
                "PT0.5S            | UTC           | ERGA-0231",
                "-PT1H             | UTC           | ERGA-0231",
                "PT1.0000001S      | UTC           | ERGA-0231",
                "P1Y               | UTC           | ERGA-0239",
                "P99999999D        | UTC           | ERGA-0239",
                "PT<script>        | UTC           | ERGA-0239",
                "0 2 * * *         | Europe/Nowhere| ERGA-0232",
                "0 2 * * *         | ''            | ERGA-0232"
            })
    void what_makes_no_sense_is_refused_by_its_number_here_and_in_the_preview(
            String expression, String zone, String code) {
        hourly();
        RecurringTimes wanted = new RecurringTimes(expression, zone, Misfire.COALESCE);

        assertRefused(code, () -> edit(wanted));
        assertRefused(code, () -> monitor().preview("prices", wanted, NOON, 5));

        assertThat(details().every()).contains("PT1H");
    }

    @Test
    void what_an_annotation_declares_or_is_not_there_is_not_edited() {
        node.schedules(new RecurringDefinition(
                        "nightly",
                        "Probe.tick",
                        Optional.of("0 2 * * *"),
                        Optional.empty(),
                        ZoneOffset.UTC,
                        Misfire.COALESCE,
                        Duration.ofMinutes(1)))
                .start();
        node.passUntil("declared", () -> monitor().schedule("nightly").isPresent());
        RecurringTimes seen =
                RecurringTimes.of(monitor().schedule("nightly").orElseThrow()).orElseThrow();

        assertRefused("ERGA-0252", () -> node.engine().operator().editRecurring("nightly", seen, to("0 3 * * *"), ADA));
        assertRefused("ERGA-0203", () -> node.engine().operator().editRecurring("never", seen, to("0 3 * * *"), ADA));
    }

    @Test
    void a_fire_that_is_due_by_now_is_not_lost() {
        hourly();
        database.clock().advance(Duration.ofHours(1));

        edit(to("0 0 1 1 *"));

        assertThat(details().nextFire()).contains(NOON.plusSeconds(3_600));
        node.start();
        node.passUntil("run", () -> database.count(JobState.SUCCEEDED) == 1);
        assertThat(database.ledger("prices"))
                .extracting(FireDetails::fireTime, FireDetails::outcome)
                .containsExactly(tuple(NOON.plusSeconds(3_600), "FIRED"));
        assertThat(details().nextFire()).contains(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void what_a_pause_has_let_pass_stays_in_the_ledger_and_the_pause_stays() {
        hourly();
        node.engine().operator().pauseRecurring("prices", ADA);
        database.clock().advance(Duration.ofMinutes(150));

        edit(to("0 0 1 1 *"));

        assertThat(details().pause()).isPresent();
        assertThat(database.ledger("prices")).extracting(FireDetails::outcome).containsExactly("SKIPPED", "SKIPPED");
        assertThat(details().nextFire()).contains(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void the_preview_shows_the_very_fires_that_follow() {
        hourly();
        RecurringTimes wanted = new RecurringTimes("30 2 * * *", "Europe/Paris", Misfire.COALESCE);

        List<UpcomingFire> preview = monitor().preview("prices", wanted, NOON, 30);

        edit(wanted);
        assertThat(preview)
                .hasSize(30)
                .isEqualTo(monitor().upcoming("prices", NOON, 30))
                .anyMatch(fire -> fire.note().isPresent());
        assertThat(monitor().preview("prices", wanted, NOON, 30)).isEqualTo(preview);
        assertThat(monitor().preview("never", wanted, NOON, 5)).isEmpty();
    }

    @Test
    void an_entry_that_cannot_be_written_undoes_the_edit() {
        hourly();
        database.trap(place -> {
            if (place.equals("record")) {
                throw new IllegalStateException("disk full");
            }
        });

        assertThatThrownBy(() -> edit(to("0 3 * * *"))).hasMessageContaining("disk full");

        assertThat(details().every()).contains("PT1H");
    }
}
