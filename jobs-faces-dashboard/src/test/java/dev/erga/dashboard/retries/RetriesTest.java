package dev.erga.dashboard.retries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.failures.FailureTab;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.RetryDetails;
import dev.erga.jobs.monitor.RetryFilter;
import dev.erga.jobs.monitor.RetryPage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final JobId ID = JobId.parse("01980c5e-7b1c-7000-8000-00003536544e");
    private static final Buttons BUTTONS = new Buttons(Texts.english(), role -> true);

    private static RetryDetails retry(OptionalInt most) {
        JobSummary job = new JobSummary(
                ID,
                "Emails.sendWelcome",
                "mail",
                5,
                JobState.SCHEDULED,
                3,
                Optional.of("Attempt 3 of 10 failed: IOException: no route. It is tried again in 12 s."),
                Set.of(),
                NOW.minusSeconds(600),
                NOW.plusSeconds(12),
                Optional.of(NOW.minusSeconds(60)),
                Optional.empty(),
                Optional.empty());
        return new RetryDetails(job, most, Optional.of("a85169ee6288e687"));
    }

    private static Retries show(RetriesQuery query, Optional<RetryFilter.Place> next, RetryDetails... retries) {
        RetryPage page = new RetryPage(List.of(retries), new BoundedCount(10_000, true), next);
        return Retries.of(new RetriesData(page, new BoundedCount(7, false)), query, NOW, BUTTONS);
    }

    private static RetryRow row(OptionalInt most) {
        return show(RetriesQuery.parse(null), Optional.empty(), retry(most))
                .rows()
                .get(0);
    }

    @Test
    void a_job_says_which_attempt_comes_when_and_why() {
        RetryRow row = row(OptionalInt.of(10));

        assertThat(row.next()).isEqualTo("4 of 10");
        assertThat(row.due().words()).isEqualTo("in 12 s");
        assertThat(row.reason()).startsWith("Attempt 3 of 10 failed: IOException");
        assertThat(row.alike()).isEqualTo("/jobs?q=error%3Aa85169ee6288e687");
    }

    @Test
    void how_many_attempts_there_are_is_left_out_where_it_is_not_known_or_does_not_hold() {
        assertThat(row(OptionalInt.empty()).next()).isEqualTo("4");
        assertThat(row(OptionalInt.of(3)).next()).isEqualTo("4");
    }

    @Test
    void it_can_be_run_now_or_deleted_and_one_comes_back_to_the_list() {
        assertThat(row(OptionalInt.empty()).buttons())
                .extracting(ActionButton::address)
                .containsExactly(
                        "/confirm?do=run-now&on=" + ID + "&back=%2Fretries",
                        "/confirm?do=delete&on=" + ID + "&back=%2Fretries");
    }

    @Test
    void who_may_not_sees_why() {
        Buttons looking = new Buttons(Texts.english(), role -> role == DashboardRole.VIEWER);
        RetryPage page =
                new RetryPage(List.of(retry(OptionalInt.empty())), new BoundedCount(1, false), Optional.empty());

        Retries shown =
                Retries.of(new RetriesData(page, new BoundedCount(0, false)), RetriesQuery.parse(null), NOW, looking);

        assertThat(shown.rows().get(0).buttons()).noneMatch(ActionButton::open);
        assertThat(shown.lead()).isEqualTo("1 job waits for another attempt.");
    }

    @Test
    void the_next_page_begins_where_this_one_ends() {
        RetryFilter.Place place = new RetryFilter.Place(Instant.parse("2026-10-23T00:41:19.123456Z"), ID);

        Retries shown = show(RetriesQuery.parse(null), Optional.of(place), retry(OptionalInt.empty()));

        String address = shown.later();
        assertThat(address).startsWith("after=2026-10-23T00%3A41%3A19.123456Z%7E");
        String after = URLDecoder.decode(address.substring("after=".length()), StandardCharsets.UTF_8);
        assertThat(RetriesQuery.parse(after).filter())
                .isEqualTo(RetryFilter.soonest().behind(place));
        assertThat(shown.paged()).isFalse();
        assertThat(show(RetriesQuery.parse(after), Optional.empty()).paged()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "~",
                "2026-10-23T00:41:19Z",
                "2026-10-23T00:41:19Z~x",
                "+999999999-12-31T23:59:59Z~01980c5e-7b1c-7000-8000-00003536544e",
                "<b>~{0}"
            })
    void a_place_that_is_none_is_named_and_the_page_begins_at_the_soonest(String after) {
        Retries shown = show(RetriesQuery.parse(after), Optional.empty());

        assertThat(shown.notice()).contains(after, "left out");
        assertThat(shown.paged()).isFalse();
    }

    @Test
    void tabs_lead_to_failures_and_retries_with_their_counts() {
        Retries shown = show(RetriesQuery.parse(null), Optional.empty());

        assertThat(shown.tabs()).extracting(FailureTab::count).containsExactly("7", "10\u202F000+");
        assertThat(shown.tabs()).extracting(FailureTab::current).containsExactly(false, true);
        assertThat(shown.lead()).startsWith("10\u202F000+ jobs");
    }
}
