package dev.erga.dashboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobDetails;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page of a job offers to do. */
class JobActionsTest {

    private static List<ActionButton> buttons(JobState state, DashboardRole role) {
        return JobActions.of(Sheets.data(state).made(), new Buttons(Texts.english(), needed -> role.includes(needed)));
    }

    private static String open(JobState state, DashboardRole role) {
        return buttons(state, role).stream()
                .filter(ActionButton::open)
                .map(ActionButton::word)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "AWAITING,   Delete…",
        "SCHEDULED,  Edit and requeue… Run now… Reschedule… Delete…",
        "ENQUEUED,   Edit and requeue… Delete…",
        "PROCESSING, Cancel…",
        "SUCCEEDED,  Requeue… Edit and requeue…",
        "FAILED,     Requeue… Edit and requeue…",
        "DELETED,    Requeue… Edit and requeue…",
        "HELD,       Edit and requeue… Delete…"
    })
    void an_admin_may_do_what_the_state_of_the_job_lets(JobState state, String words) {
        assertThat(open(state, DashboardRole.ADMIN)).isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_be_done_says_why(JobState state) {
        assertThat(buttons(state, DashboardRole.ADMIN)).hasSize(6).allSatisfy(button -> {
            assertThat(button.why().isEmpty()).isEqualTo(button.open());
            assertThat(button.address().isEmpty()).isNotEqualTo(button.open());
        });
    }

    @Test
    void only_an_admin_deletes_and_who_only_looks_does_nothing() {
        assertThat(open(JobState.SCHEDULED, DashboardRole.OPERATOR)).isEqualTo("Run now… Reschedule…");
        assertThat(open(JobState.SCHEDULED, DashboardRole.VIEWER)).isEmpty();
        assertThat(buttons(JobState.SCHEDULED, DashboardRole.VIEWER))
                .extracting(ActionButton::why)
                .containsExactly(
                        "needs the operator’s role",
                        "needs the admin’s role",
                        "needs the operator’s role",
                        "needs the operator’s role",
                        "needs the operator’s role",
                        "needs the admin’s role");
    }

    @Test
    void a_job_whose_parameters_nobody_knows_here_is_not_edited() {
        JobData data = Sheets.data(JobState.FAILED).made();
        JobDetails unknown = data.job().showing("[1]", List.of());
        JobData ofAnother = new JobData(
                unknown, data.why(), data.log(), data.batch(), data.parent(), data.followers(), data.nodes());

        assertThat(JobActions.of(ofAnother, new Buttons(Texts.english(), needed -> true))
                        .get(1)
                        .why())
                .isEqualTo("its method takes no arguments, or is not known here");
    }

    @Test
    void the_button_leads_to_the_confirmation_of_this_job() {
        ActionButton requeue = buttons(JobState.FAILED, DashboardRole.OPERATOR).get(0);

        assertThat(requeue.address()).isEqualTo("/confirm?do=requeue&on=" + Sheets.ID);
        assertThat(requeue.tone()).isEqualTo("erga-do");
    }
}
