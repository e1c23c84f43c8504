package dev.erga.dashboard.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.job.Fact;
import dev.erga.dashboard.job.Link;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.ClockNote;
import dev.erga.jobs.monitor.ClockNote.Kind;
import dev.erga.jobs.monitor.FireRun;
import dev.erga.jobs.monitor.LedgerPage;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.UpcomingFire;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of one recurring job. */
class ScheduleSheetTest {

    private static final ScheduleQuery PLAIN = ScheduleQuery.parse(Map.of("id", "nightly")::get);
    private static final Instant LAST_NIGHT = Instant.parse("2026-10-22T00:30:00Z");

    private static ScheduleSheet sheet(RecurringDetails schedule, List<UpcomingFire> coming, FireRun... entries) {
        List<FireRun> latest = List.of(entries);
        ScheduleData data = new ScheduleData(schedule, coming, latest, new LedgerPage(latest, Optional.empty()));
        return ScheduleSheet.of(data, PLAIN, Samples.READER);
    }

    private static String value(ScheduleSheet sheet, String name) {
        return sheet.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .map(Fact::value)
                .orElseThrow();
    }

    private static UpcomingFire coming(String time) {
        return new UpcomingFire(Instant.parse(time), Optional.empty());
    }

    @Test
    void fires_to_come_are_shown_by_both_clocks() {
        ScheduleSheet sheet = sheet(Samples.NIGHTLY, List.of(coming("2026-10-24T00:30:00Z")));

        assertThat(sheet.zone()).isEqualTo("Europe/Paris");
        assertThat(sheet.coming()).singleElement().satisfies(fire -> {
            assertThat(fire.day()).isEqualTo("Sat 24 Oct");
            assertThat(fire.there()).isEqualTo("02:30 CEST");
            assertThat(fire.time().words()).isEqualTo("Sat 24 Oct 00:30 UTC");
            assertThat(fire.when()).isEqualTo("in 23 h");
            assertThat(fire.skipped()).isEmpty();
            assertThat(fire.clock()).isEmpty();
        });
    }

    @Test
    void fires_that_fall_into_a_pause_are_told_apart_from_those_after_it() {
        ScheduleSheet sheet =
                sheet(Samples.paused(), List.of(coming("2026-10-26T01:30:00Z"), coming("2026-10-27T01:30:00Z")));

        assertThat(sheet.coming()).extracting(ComingRow::skipped).containsExactly("Will be skipped: it is paused.", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTPONED   | 02:00 | 03:00 | 02:30 is skipped, as clocks go from 02:00 to 03:00: it fires at 03:00.",
                "LEFT_OUT    | 02:00 | 03:00 | Clocks go from 02:00 to 03:00: times from 02:30 until then do not fire.",
                "ONCE_OF_TWO | 03:00 | 02:00 | 02:30 comes twice, as clocks go from 03:00 back to 02:00: it fires the first time only.",
                "BOTH        | 03:00 | 02:00 | 02:30 comes twice, as clocks go from 03:00 back to 02:00: it fires each time.",
                "SHIFTED     | 02:00 | 03:00 | 1 h earlier in UTC than before: clocks go from 02:00 to 03:00 on Sun 25 Oct.",
                "SHIFTED     | 03:00 | 02:00 | 1 h later in UTC than before: clocks go from 03:00 back to 02:00 on Sun 25 Oct."
            })
    void what_clocks_do_is_said_in_a_sentence(Kind kind, String set, String to, String sentence) {
        ClockNote note = new ClockNote(
                kind,
                LocalDateTime.parse("2026-10-25T02:30:00"),
                LocalDateTime.parse("2026-10-25T" + set),
                LocalDateTime.parse("2026-10-25T" + to));
        UpcomingFire fire = new UpcomingFire(Instant.parse("2026-10-25T00:30:00Z"), Optional.of(note));

        assertThat(sheet(Samples.NIGHTLY, List.of(fire)).coming())
                .extracting(ComingRow::clock)
                .containsExactly(sentence);
    }

    @Test
    void the_ledger_says_what_became_of_each_fire_why_and_where_its_job_stands() {
        List<LedgerRow> ledger = sheet(
                        Samples.NIGHTLY,
                        List.of(),
                        Samples.fired(LAST_NIGHT, JobState.SUCCEEDED, 252),
                        Samples.without("COALESCED", LAST_NIGHT, "the run of 2026-10-22T00:30:00Z stands for it"),
                        Samples.without("SKIPPED", LAST_NIGHT, "paused by ada"),
                        Samples.without("POSTPONED", LAST_NIGHT, "by a later version"),
                        Samples.pruned(LAST_NIGHT))
                .ledger();

        assertThat(ledger)
                .extracting(LedgerRow::outcome)
                .containsExactly("Fired", "Coalesced", "Skipped", "POSTPONED", "Fired");
        assertThat(ledger)
                .extracting(LedgerRow::why)
                .containsExactly(
                        "in time",
                        "the run of 22 Oct 2026, 00:30:00 UTC stands for it",
                        "paused by ada",
                        "by a later version",
                        "in time");
        assertThat(ledger)
                .extracting(row -> row.run().word())
                .containsExactly("Succeeded", "no job", "no job", "no job", "The job itself is pruned");
        assertThat(ledger.get(0).time().words()).isEqualTo("Thu 22 Oct 02:30 CEST");
        assertThat(ledger.get(0).run().job()).isEqualTo(Samples.JOB.toString());
    }

    @Test
    void settings_are_told_without_what_is_passed_to_the_method() {
        ScheduleSheet sheet = sheet(Samples.NIGHTLY, List.of());

        assertThat(value(sheet, "Expression")).isEqualTo("30 2 * * *");
        assertThat(value(sheet, "In words")).isEqualTo("at 02:30");
        assertThat(value(sheet, "Zone")).isEqualTo("Europe/Paris");
        assertThat(value(sheet, "Missed fires")).isEqualTo("SKIP: none that is later than 10 min");
        assertThat(value(sheet, "Overlap")).startsWith("QUEUE: ");
        assertThat(value(sheet, "Queue")).isEqualTo("that of its method");
        assertThat(value(sheet, "Made")).isEqualTo("by @Recurring");
        assertThat(sheet.facts()).extracting(Fact::value).noneMatch(value -> value.contains("secret"));
    }

    @Test
    void the_queue_and_the_method_lead_to_their_jobs() {
        ScheduleSheet sheet = sheet(
                Samples.schedule(
                        Optional.empty(), Optional.of("PT1H"), "UTC", Optional.empty(), Optional.of(Samples.NOW)),
                List.of());

        assertThat(sheet.facts())
                .flatExtracting(Fact::links)
                .extracting(Link::address)
                .containsExactly("jobs?q=job%3AReports.nightly", "jobs?q=queue%3Areports");
        assertThat(sheet.zone()).isEmpty();
        assertThat(value(sheet, "Made")).isEqualTo("by code");
    }

    @Test
    void an_older_page_of_the_ledger_keeps_the_picture_of_the_latest_fires() {
        FireRun latest = Samples.fired(LAST_NIGHT, JobState.SUCCEEDED, 1);
        FireRun old = Samples.without("SKIPPED", LAST_NIGHT.minusSeconds(86_400), "paused");
        ScheduleQuery older = ScheduleQuery.parse(Map.of("id", "nightly", "before", LAST_NIGHT.toString())::get);
        ScheduleData data = new ScheduleData(
                Samples.NIGHTLY,
                List.of(),
                List.of(latest, old),
                new LedgerPage(List.of(old), Optional.of(old.fire().fireTime())));

        ScheduleSheet sheet = ScheduleSheet.of(data, older, Samples.READER);

        assertThat(sheet.strip().words()).isEqualTo("1 succeeded, 1 skipped");
        assertThat(sheet.ledger()).extracting(LedgerRow::outcome).containsExactly("Skipped");
        assertThat(sheet.paged()).isTrue();
        assertThat(sheet.older()).isEqualTo("/recurring-job?id=nightly&before=2026-10-21T00%3A30%3A00Z");
    }

    @Test
    void what_is_done_here_leads_back_here() {
        assertThat(sheet(Samples.NIGHTLY, List.of()).buttons())
                .filteredOn(ActionButton::open)
                .extracting(ActionButton::address)
                .hasSize(2)
                .allSatisfy(address -> assertThat(address).contains("recurring-job"));
    }

    @Test
    void only_what_code_has_made_is_edited_and_the_button_of_another_says_why() {
        RecurringDetails dynamic = Samples.schedule(
                Optional.empty(), Optional.of("PT1H"), "UTC", Optional.empty(), Samples.NIGHTLY.nextFire());

        assertThat(sheet(dynamic, List.of()).buttons().get(2).address())
                .startsWith("/confirm?do=edit-recurring&on=nightly&back=");
        assertThat(sheet(Samples.NIGHTLY, List.of()).buttons().get(2).why()).startsWith("an annotation declares it");
    }

    @Test
    void a_zone_that_is_not_known_here_is_shown_as_utc() {
        RecurringDetails martian = Samples.schedule(
                Samples.NIGHTLY.cron(), Optional.empty(), "Mars/Olympus", Optional.empty(), Samples.NIGHTLY.nextFire());

        assertThat(sheet(martian, List.of()).next().time().words()).isEqualTo("Sat 24 Oct 00:30 UTC");
        assertThat(sheet(martian, List.of()).zone()).isEmpty();
    }
}
