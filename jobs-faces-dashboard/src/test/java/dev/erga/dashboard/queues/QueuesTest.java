package dev.erga.dashboard.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Amount;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.jobs.monitor.QueueDetails.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueuesTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final QueueDetails MAIL = new QueueDetails(
            "mail",
            Optional.empty(),
            new BoundedCount(812, false),
            new BoundedCount(9, false),
            Optional.of(NOW.minusSeconds(41)),
            Set.of("b-2", "b-1"),
            new QueueDetails.Flow(34.4, 0.21));
    private static final QueueDetails PDF = new QueueDetails(
            "pdf",
            Optional.of(new Pause(Optional.of("ada"), "disk full on /var/pdf", NOW.minusSeconds(7_200))),
            new BoundedCount(10_000, true),
            new BoundedCount(0, false),
            Optional.empty(),
            Set.of(),
            new QueueDetails.Flow(0.0033, 0));

    private static Queues queues(QueueDetails... queues) {
        return Queues.of(List.of(queues), NOW, new Buttons(Texts.english(), role -> true));
    }

    @Test
    void a_queue_shows_what_waits_and_runs_and_who_works_it() {
        QueueRow row = queues(MAIL).rows().get(0);

        assertThat(row.state()).isEqualTo("Running");
        assertThat(row.waiting()).isEqualTo("812");
        assertThat(row.list()).isEqualTo("/jobs?state=enqueued&q=queue%3Amail");
        assertThat(row.running()).isEqualTo("9");
        assertThat(row.oldest().value()).isEqualTo("41.0");
        assertThat(row.nodes()).isEqualTo("b-1, b-2");
        assertThat(row.note()).isEmpty();
        assertThat(row.button().word()).isEqualTo("Pause…");
        assertThat(row.button().address()).isEqualTo("/confirm?do=pause-queue&on=mail");
    }

    @Test
    void a_paused_queue_says_who_paused_it_when_and_why_and_can_be_resumed() {
        QueueRow row = queues(PDF).rows().get(0);

        assertThat(row.state()).isEqualTo("Paused");
        assertThat(row.note()).isEqualTo("by ada, 2 h ago: “disk full on /var/pdf”");
        assertThat(row.waiting()).endsWith("+");
        assertThat(row.button().address()).isEqualTo("/confirm?do=resume-queue&on=pdf");
    }

    @Test
    void a_queue_shows_how_many_jobs_come_and_go_a_second() {
        List<QueueRow> rows = queues(MAIL, PDF).rows();

        assertThat(rows.get(0).in()).isEqualTo(new Amount("34", "/s"));
        assertThat(rows.get(0).out()).isEqualTo(new Amount("0.2", "/s"));
        assertThat(rows.get(1).in()).isEqualTo(new Amount("<\u00A00.1", "/s"));
        assertThat(rows.get(1).out()).isEqualTo(Amount.NONE);
    }

    @Test
    void a_queue_that_no_node_works_says_so_and_is_not_offered_to_be_paused() {
        QueueDetails unworked = new QueueDetails(
                "old", Optional.empty(), MAIL.waiting(), MAIL.processing(), Optional.empty(), Set.of(), MAIL.flow());

        QueueRow row = queues(unworked).rows().get(0);

        assertThat(row.state()).isEqualTo("No node");
        assertThat(row.button().why()).isEqualTo("no node works it");
    }

    @Test
    void who_may_only_look_sees_why_nothing_can_be_done() {
        Queues shown =
                Queues.of(List.of(MAIL), NOW, new Buttons(Texts.english(), role -> role == DashboardRole.VIEWER));

        assertThat(shown.rows().get(0).button().open()).isFalse();
        assertThat(shown.rows().get(0).button().why()).contains("operator");
    }

    @Test
    void the_page_says_how_many_queues_are_paused() {
        assertThat(queues(MAIL, PDF).lead()).startsWith("1 of 2 queues paused.");
        assertThat(queues(MAIL).lead()).isEqualTo("None of 1 queues paused");
        assertThat(queues().lead()).startsWith("No queue is known yet.");
    }
}
