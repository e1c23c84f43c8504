package dev.erga.dashboard.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.ClockNote;
import dev.erga.jobs.monitor.FireRun;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.RecurringLine;
import dev.erga.jobs.monitor.RecurringPage;
import dev.erga.jobs.monitor.UpcomingFire;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The list of recurring jobs. */
class SchedulesTest {

    private static final ScheduleQuery PLAIN = ScheduleQuery.parse(name -> null);
    private static final Instant LAST_NIGHT = Instant.parse("2026-10-22T00:30:00Z");

    private static ScheduleRow row(RecurringDetails schedule, FireRun... latest) {
        return ScheduleRow.of(
                new RecurringLine(schedule, List.of(latest), Optional.empty()), "/recurring", Samples.READER);
    }

    private static Schedules page(ScheduleQuery query, Optional<String> next, RecurringDetails... schedules) {
        List<RecurringLine> lines = List.of(schedules).stream()
                .map(schedule -> new RecurringLine(schedule, List.of(), Optional.empty()))
                .toList();
        return Schedules.of(new RecurringPage(lines, next), query, Samples.READER);
    }

    @Test
    void a_recurring_job_tells_when_it_fires_as_written_in_words_and_by_both_clocks() {
        ScheduleRow row = row(Samples.NIGHTLY);

        assertThat(row.address()).isEqualTo("/recurring-job?id=nightly");
        assertThat(row.method()).isEqualTo("Reports.nightly");
        assertThat(row.expression()).isEqualTo("30 2 * * *");
        assertThat(row.words()).isEqualTo("at 02:30");
        assertThat(row.zone()).isEqualTo("Europe/Paris");
        assertThat(row.standing().word()).isEqualTo("Active");
        assertThat(row.standing().note()).isEmpty();
        assertThat(row.next().time().words()).isEqualTo("Sat 24 Oct 00:30 UTC");
        assertThat(row.next().time().iso()).isEqualTo("2026-10-24T00:30:00Z");
        assertThat(row.next().there()).isEqualTo("Sat 24 Oct 02:30 CEST in Europe/Paris");
        assertThat(row.next().when()).isEqualTo("in 23 h");
        assertThat(row.clock()).isEmpty();
    }

    @Test
    void one_at_an_interval_that_code_has_made_says_both_and_has_no_zone() {
        ScheduleRow row = row(Samples.schedule(
                Optional.empty(),
                Optional.of("PT1M30S"),
                "UTC",
                Optional.empty(),
                Optional.of(Samples.NOW.minusSeconds(200))));

        assertThat(row.method()).isEqualTo("Reports.nightly, by code");
        assertThat(row.expression()).isEqualTo("every PT1M30S");
        assertThat(row.words()).isEqualTo("every 1 min 30 s");
        assertThat(row.zone()).isEmpty();
        assertThat(row.next().there()).isEmpty();
        assertThat(row.next().when()).isEqualTo("due 3 min ago");
    }

    @Test
    void a_paused_one_says_by_whom_since_when_why_and_until_when_and_can_be_resumed() {
        ScheduleRow row = row(Samples.paused());

        assertThat(row.standing().word()).isEqualTo("Paused");
        assertThat(row.standing().note())
                .isEqualTo("by ada, 2 h ago: “legal hold <b>812</b>”. It goes on by itself from Mon 26 Oct 09:00 CET.");
        assertThat(row.next().lead()).contains("skipped");
        assertThat(row.buttons())
                .extracting(ActionButton::address)
                .satisfiesExactly(
                        trigger -> assertThat(trigger).contains("do=trigger-recurring"),
                        resume -> assertThat(resume).contains("do=resume-recurring"));
    }

    @Test
    void one_that_fires_can_be_run_now_and_paused_by_those_who_may() {
        assertThat(row(Samples.NIGHTLY).buttons())
                .extracting(ActionButton::address)
                .satisfiesExactly(
                        trigger -> assertThat(trigger).contains("do=trigger-recurring", "nightly"),
                        pause -> assertThat(pause).contains("do=pause-recurring", "nightly"));

        Reader viewer = Reader.of(Samples.NOW, Samples.TEXTS, new Buttons(Samples.TEXTS, role -> false));
        RecurringLine line = new RecurringLine(Samples.NIGHTLY, List.of(), Optional.empty());
        assertThat(ScheduleRow.of(line, "/recurring", viewer).buttons())
                .hasSize(2)
                .allSatisfy(button -> {
                    assertThat(button.address()).isEmpty();
                    assertThat(button.why()).isNotEmpty();
                });
    }

    @Test
    void one_that_never_fires_again_says_so() {
        ScheduleRow row = row(Samples.schedule(
                Samples.NIGHTLY.cron(), Optional.empty(), "Europe/Paris", Optional.empty(), Optional.empty()));

        assertThat(row.standing().word()).isEqualTo("Over");
        assertThat(row.next().told()).isFalse();
    }

    @Test
    void the_last_run_is_that_of_the_latest_fire_that_made_a_job() {
        Run run = row(
                        Samples.NIGHTLY,
                        Samples.without("SKIPPED", LAST_NIGHT.plusSeconds(60), "paused"),
                        Samples.fired(LAST_NIGHT, JobState.FAILED, 252),
                        Samples.pruned(LAST_NIGHT.minusSeconds(60)))
                .last();

        assertThat(run.word()).isEqualTo("Failed");
        assertThat(run.job()).isEqualTo(Samples.JOB.toString());
        assertThat(run.took().value() + " " + run.took().unit()).isEqualTo("4\u00A0min\u00A012 s");
        assertThat(run.when()).isEqualTo("24 h ago");
    }

    @Test
    void a_last_run_that_cannot_be_looked_at_says_why() {
        assertThat(row(Samples.NIGHTLY).last().word()).isEqualTo("never ran");
        assertThat(row(Samples.NIGHTLY, Samples.without("SKIPPED", LAST_NIGHT, "paused"))
                        .last()
                        .word())
                .isEqualTo("not in its last 30 fires");
        Run pruned = row(Samples.NIGHTLY, Samples.pruned(LAST_NIGHT)).last();
        assertThat(pruned.word()).isEqualTo("The job itself is pruned");
        assertThat(pruned.known()).isFalse();
    }

    @Test
    void a_last_run_whose_job_is_pruned_still_says_how_it_ended() {
        Run run = row(Samples.NIGHTLY, Samples.ended(LAST_NIGHT, JobState.SUCCEEDED, 90))
                .last();

        assertThat(run.word()).isEqualTo("Succeeded");
        assertThat(run.took().value()).isEqualTo("1\u00A0min\u00A030");
        assertThat(run.when()).isEqualTo("24 h ago");
        assertThat(run.kept()).isFalse();
    }

    @Test
    void clocks_that_are_set_soon_are_told_with_the_day() {
        ClockNote note = new ClockNote(
                ClockNote.Kind.ONCE_OF_TWO,
                LocalDateTime.parse("2026-10-25T02:30:00"),
                LocalDateTime.parse("2026-10-25T03:00:00"),
                LocalDateTime.parse("2026-10-25T02:00:00"));
        RecurringLine line = new RecurringLine(
                Samples.NIGHTLY,
                List.of(),
                Optional.of(new UpcomingFire(Instant.parse("2026-10-25T00:30:00Z"), Optional.of(note))));

        assertThat(ScheduleRow.of(line, "/recurring", Samples.READER).clock())
                .isEqualTo("Sun 25 Oct: 02:30 comes twice, as clocks go from 03:00 back to 02:00:"
                        + " it fires the first time only.");
    }

    @Test
    void a_page_leads_on_to_the_next_and_back_to_the_first() {
        Schedules first = page(PLAIN, Optional.of("a&b c"), Samples.NIGHTLY);
        ScheduleQuery further = ScheduleQuery.parse(Map.of("after", "a")::get);

        assertThat(first.following()).isEqualTo("/recurring?after=a%26b+c");
        assertThat(first.paged()).isFalse();
        assertThat(first.none()).isFalse();
        assertThat(page(further, Optional.empty(), Samples.NIGHTLY).paged()).isTrue();
        assertThat(page(further, Optional.empty(), Samples.NIGHTLY).following()).isEmpty();
        assertThat(page(further, Optional.empty()).none()).isFalse();
        assertThat(page(further, Optional.empty(), Samples.NIGHTLY)
                        .rows()
                        .get(0)
                        .buttons())
                .as("after an action one is where one was")
                .allSatisfy(button -> assertThat(button.address()).endsWith("&back=%2Frecurring%3Fafter%3Da"));
    }

    @Test
    void where_there_is_none_the_page_shows_how_to_write_one() {
        assertThat(page(PLAIN, Optional.empty()).none()).isTrue();
    }
}
