package dev.erga.dashboard.job;

import static dev.erga.dashboard.job.Sheets.ID;
import static dev.erga.dashboard.job.Sheets.NOW;
import static dev.erga.dashboard.job.Sheets.OTHER;
import static dev.erga.dashboard.job.Sheets.attempt;
import static dev.erga.dashboard.job.Sheets.data;
import static dev.erga.dashboard.job.Sheets.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.Readers;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.After;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.LogLine;
import dev.erga.jobs.monitor.QueueReason;
import dev.erga.jobs.monitor.Reason;
import dev.erga.jobs.monitor.StateReason;
import dev.erga.jobs.monitor.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobSheetTest {

    @Test
    void a_job_that_has_failed_leads_with_its_last_exception() {
        JobSheet sheet = show(data(JobState.FAILED, attempt(1), attempt(2)), true);

        assertThat(sheet.lead().strong()).isEqualTo("IOException");
        assertThat(sheet.lead().rest()).isEqualTo("no route 2");
        assertThat(sheet.lead().place()).isEqualTo("com.acme.Mailer.send(Mailer.java:61)");
        assertThat(sheet.lead().reasons()).isEmpty();
        assertThat(sheet.list()).isEqualTo(new Link("Failed jobs", "jobs?state=failed"));
    }

    @Test
    void a_job_that_is_not_running_leads_with_why() {
        Reason follows = new StateReason.Follows(
                OTHER, Optional.of("Orders.close"), Optional.of(JobState.FAILED), After.SUCCESS, false);
        Reason paused = new QueueReason.QueuePaused("pdf & co", Optional.of("ada"), "disk full", NOW);

        Lead lead = show(data(JobState.AWAITING).why(waiting(Verdict.BLOCKED, follows, paused)), true)
                .lead();

        assertThat(lead.strong()).isEqualTo("Blocked.");
        assertThat(lead.rest()).startsWith("It follows job " + OTHER);
        assertThat(lead.reasons().get(0).links()).containsExactly(new Link(OTHER.toString(), "job?id=" + OTHER));
        assertThat(lead.reasons().get(1).sentence())
                .contains("23 Oct 2026, 00:41:07 UTC")
                .doesNotContain("T00:41");
        assertThat(lead.reasons().get(1).links().get(0).address()).isEqualTo("jobs?q=queue%3A%22pdf+%26+co%22");
    }

    @Test
    void what_the_engine_explains_is_english_and_says_so_in_whatever_language_the_page_is() {
        Reason paused = new QueueReason.QueuePaused("pdf", Optional.of("ada"), "disk full", NOW);

        Lead waiting = show(data(JobState.ENQUEUED).why(waiting(Verdict.BLOCKED, paused)), "de");
        Lead failed = show(data(JobState.FAILED, attempt(1)), "de");
        Lead over = show(data(JobState.SUCCEEDED), "de");

        assertThat(waiting.strong()).isEqualTo("Blockiert.");
        assertThat(waiting.lang()).isEqualTo("en");
        assertThat(failed.lang()).isEmpty();
        assertThat(over.lang()).isEqualTo("de");
    }

    private static Lead show(Sheets sheets, String language) {
        return JobSheet.of(sheets.made(), true, NOW, new Buttons(Readers.of(language), role -> true))
                .lead();
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void each_state_is_the_one_where_the_job_stands_and_no_state_comes_after_a_good_end(JobState state) {
        List<Step> steps = show(data(state), true).steps();

        assertThat(steps)
                .filteredOn(Step::current)
                .singleElement()
                .satisfies(step -> assertThat(step.word()).isEqualToIgnoringCase(state.name()));
        assertThat(steps.get(steps.size() - 1).word()).isEqualTo("Succeeded");
        assertThat(steps).filteredOn(Step::ahead).hasSizeGreaterThanOrEqualTo(state == JobState.SUCCEEDED ? 0 : 1);
    }

    @Test
    void only_those_who_may_read_arguments_and_result_are_given_them() {
        JobSheet operator = show(data(JobState.SUCCEEDED), true);
        JobSheet viewer = show(data(JobState.SUCCEEDED), false);

        assertThat(operator.arguments())
                .containsExactly(new Argument("subscriberId", "88412", "long"), new Argument("2", "\"***\"", "String"));
        assertThat(operator.result()).isEqualTo("{\"pages\":3}");
        assertThat(viewer.toString()).doesNotContain("88412", "pages");
        assertThat(viewer.readable()).isFalse();
    }

    @Test
    void the_timeline_tells_each_attempt_with_what_it_logged_and_the_end() {
        JobSheet sheet = show(
                data(JobState.FAILED, attempt(1), attempt(2))
                        .log(line(1, "connecting"), line(2, "<i>again"), line(7, "lost")),
                true);

        assertThat(sheet.timeline())
                .extracting(TimelineEntry::what)
                .containsExactly("Stored", "Attempt 1", "Attempt 2", "Attempt 7", "Failed");
        TimelineEntry last = sheet.timeline().get(2);
        assertThat(last.more()).isEqualTo("failed after 10.0 s on shop-a1");
        assertThat(last.error()).isEqualTo("IOException: no route 2");
        assertThat(last.log()).extracting(TimelineEntry.LogEntry::text).containsExactly("<i>again");
        assertThat(last.log()).extracting(TimelineEntry.LogEntry::after).containsExactly("+1.0 s");
        assertThat(last.open()).isTrue();
        assertThat(sheet.timeline().get(1).open()).isFalse();
    }

    @Test
    void an_attempt_that_went_well_is_told_too() {
        JobSheet sheet = show(data(JobState.SUCCEEDED).log(line(1, "done")), true);

        assertThat(sheet.timeline()).extracting(TimelineEntry::what).containsExactly("Stored", "Attempt 1");
        assertThat(sheet.timeline().get(1).more()).isEqualTo("succeeded after 30.0 s on shop-a1");
        assertThat(sheet.timeline().get(1).deep()).isTrue();
    }

    @Test
    void what_it_belongs_to_and_what_it_shares_lead_to_lists() {
        JobSheet sheet = show(data(JobState.ENQUEUED), true);

        assertThat(sheet.relations())
                .flatExtracting(Fact::links)
                .extracting(Link::address)
                .containsExactly("batch?id=" + OTHER, "job?id=" + OTHER);
        assertThat(sheet.facts())
                .flatExtracting(Fact::links)
                .extracting(Link::address)
                .contains("jobs?q=queue%3Amail", "jobs?q=label%3Acrm", "jobs?q=label%3A%22user+42%22");
        assertThat(sheet.facts())
                .flatExtracting(Fact::links)
                .contains(
                        new Link("acme", "jobs?q=tenant%3Aacme"),
                        new Link("welcome 42", "jobs?q=key%3A%22welcome+42%22"));
        assertThat(sheet.facts()).extracting(Fact::value).contains("ada");
    }

    @Test
    void those_who_follow_are_linked_with_their_states_and_many_of_them_are_cut() {
        JobSheet few = show(data(JobState.SUCCEEDED).followed(2, After.FAILURE), true);
        JobSheet many = show(data(JobState.SUCCEEDED).followed(21, After.SUCCESS), true);

        assertThat(few.relations())
                .contains(new Fact(
                        "On failure", "Failed", List.of(new Link("Emails.sendWelcome", "job?id=" + OTHER)), ""));
        assertThat(few.relations()).extracting(Fact::value).doesNotContain("and more");
        assertThat(many.relations())
                .filteredOn(fact -> fact.name().equals("On success"))
                .hasSize(20);
        assertThat(many.relations()).extracting(Fact::value).contains("and more");
    }

    @Test
    void progress_is_told_in_numbers() {
        assertThat(show(data(JobState.PROCESSING), true).progress())
                .isEqualTo(new Progress("30", "124 of 412, about 25 s left"));
    }

    private static LogLine line(int attempt, String text) {
        return new LogLine(attempt, 1, NOW.minusSeconds(59), LogLine.Level.INFO, text);
    }

    private static JobSheet show(Sheets sheets, boolean readable) {
        assertThat(sheets.made().job().summary().id()).isEqualTo(ID);
        return JobSheet.of(sheets.made(), readable, NOW, new Buttons(Texts.english(), role -> true));
    }
}
