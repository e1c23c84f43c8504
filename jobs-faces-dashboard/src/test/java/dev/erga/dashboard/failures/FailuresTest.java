package dev.erga.dashboard.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.FailureGroup;
import dev.erga.jobs.monitor.FailureGroups;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final JobId ID = JobId.parse("01980c5e-7b1c-7000-8000-00003536544e");
    private static final BoundedCount NONE = new BoundedCount(0, false);

    private static FailureGroup group(String type, long failed, long retrying, long... lately) {
        return new FailureGroup(
                "a85169ee6288e687",
                Optional.of(type).filter(any -> !any.isEmpty()),
                "com.acme.Mailer.connect(Mailer.java:88)",
                new BoundedCount(failed, false),
                new BoundedCount(retrying, false),
                LongStream.of(lately)
                        .mapToObj(count -> new BoundedCount(count, false))
                        .toList(),
                NOW.minus(Duration.ofDays(3)),
                NOW.minusSeconds(8),
                ID,
                "Emails.sendNewsletter");
    }

    private static Failures show(boolean more, FailureGroup... groups) {
        return show(new Buttons(Texts.english(), role -> true), more, groups);
    }

    private static Failures show(Buttons buttons, boolean more, FailureGroup... groups) {
        FailuresData data =
                new FailuresData(new FailureGroups(List.of(groups), more), new BoundedCount(4_125, false), NONE);
        return Failures.of(data, NOW, buttons);
    }

    @Test
    void a_way_to_fail_says_what_happened_where_and_to_which_job_last() {
        FailureRow row = show(false, group("com.acme.mail.MailConnectException", 31, 5, 1, 2, 3, 4))
                .rows()
                .get(0);

        assertThat(row.title().words()).isEqualTo("MailConnectException");
        assertThat(row.title().place()).isEqualTo("Mailer.connect(Mailer.java:88)");
        assertThat(row.title().full()).contains("com.acme.mail.MailConnectException", "com.acme.Mailer");
        assertThat(row.job()).isEqualTo("Emails.sendNewsletter");
        assertThat(row.latest()).isEqualTo(ID.toString());
        assertThat(row.first().words()).isEqualTo("3 d ago");
        assertThat(row.last().words()).isEqualTo("8 s ago");
    }

    @Test
    void each_number_leads_to_the_list_that_proves_it_and_none_leads_nowhere() {
        FailureRow row = show(false, group("com.acme.MailException", 4_118, 0, 0, 2, 3, 4_118))
                .rows()
                .get(0);

        assertThat(row.lately()).extracting(Tally::label).containsExactly("1 h", "3 h", "24 h", "7 d");
        assertThat(row.lately()).extracting(Tally::number).containsExactly("0", "2", "3", "4\u202F118");
        assertThat(row.lately())
                .extracting(Tally::address)
                .containsExactly(
                        "",
                        "/jobs?q=error%3Aa85169ee6288e687+failed%3A3h",
                        "/jobs?q=error%3Aa85169ee6288e687+failed%3A24h",
                        "/jobs?q=error%3Aa85169ee6288e687+failed%3A7d");
        assertThat(row.failed().address()).isEqualTo("/jobs?state=failed&q=error%3Aa85169ee6288e687");
        assertThat(row.retrying().none()).isTrue();
        assertThat(row.list()).isEqualTo("/jobs?q=error%3Aa85169ee6288e687");
    }

    @Test
    void all_of_a_group_can_be_requeued_by_who_may() {
        FailureGroup group = group("com.acme.MailException", 31, 5, 1, 2, 3, 4);
        Buttons looking = new Buttons(Texts.english(), role -> role == DashboardRole.VIEWER);

        assertThat(show(false, group).rows().get(0).button().word()).isEqualTo("Requeue 31…");
        assertThat(show(false, group).rows().get(0).button().address())
                .isEqualTo("/confirm?do=requeue-failed&on=a85169ee6288e687");
        assertThat(show(looking, false, group).rows().get(0).button().why()).contains("operator");
    }

    @Test
    void what_is_only_tried_again_is_not_requeued_and_says_why() {
        FailureRow row = show(false, group("com.acme.MailException", 0, 5, 1, 2, 3, 4))
                .rows()
                .get(0);

        assertThat(row.button().open()).isFalse();
        assertThat(row.button().why()).contains("tried again by themselves");
    }

    @Test
    void the_page_begins_with_what_stands_out() {
        assertThat(show(false, group("A", 4, 0, 4_118, 9, 9, 9), group("B", 1, 0, 3, 9, 9, 9))
                        .lead())
                .isEqualTo("4\u202F118 of 4\u202F121 in the last hour share one cause.");
        assertThat(show(false, group("A", 4, 0, 0, 0, 7, 9)).lead())
                .isEqualTo("None in the last hour, 7 in the last 24 hours.");
        assertThat(show(false, group("A", 4, 0, 0, 0, 0, 9)).lead()).isEqualTo("None in the last 24 hours.");
        assertThat(show(false).lead()).startsWith("No job has failed");
    }

    @Test
    void tabs_lead_to_failures_and_retries_with_their_counts() {
        assertThat(show(false).tabs()).extracting(FailureTab::count).containsExactly("4\u202F125", "0");
        assertThat(show(false).tabs()).extracting(FailureTab::current).containsExactly(true, false);
    }

    @Test
    void more_than_the_most_frequent_are_said_to_be_there() {
        assertThat(show(true, group("A", 4, 0, 1, 1, 1, 1)).more()).contains("1 most frequent");
        assertThat(show(false, group("A", 4, 0, 1, 1, 1, 1)).more()).isEmpty();
    }
}
