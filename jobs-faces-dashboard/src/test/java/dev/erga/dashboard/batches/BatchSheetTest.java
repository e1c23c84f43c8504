package dev.erga.dashboard.batches;

import static dev.erga.dashboard.batches.Made.ID;
import static dev.erga.dashboard.batches.Made.NOW;
import static dev.erga.dashboard.batches.Made.OUTER;
import static dev.erga.dashboard.batches.Made.batch;
import static dev.erga.dashboard.batches.Made.cancelled;
import static dev.erga.dashboard.batches.Made.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.job.Fact;
import dev.erga.dashboard.job.Link;
import dev.erga.dashboard.jobs.JobRow;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchPage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchSheetTest {

    private static BatchSheet sheet(BatchDetails batch, Optional<BatchId> moreInside) {
        return BatchSheet.of(
                new BatchData(
                        batch,
                        Optional.empty(),
                        List.of(job(1, JobState.FAILED), job(2, JobState.PROCESSING)),
                        new BatchPage(List.of(batch(JobState.FAILED, 1, 0, 1, 0)), moreInside)),
                NOW,
                new Buttons(Texts.english(), role -> true));
    }

    private static List<String> actions(BatchDetails batch, boolean may) {
        return BatchActions.of(batch, new Buttons(Texts.english(), role -> may)).stream()
                .map(button -> button.word() + button.why() + button.address())
                .toList();
    }

    @Test
    void what_has_failed_can_be_requeued_and_what_has_not_ended_cancelled_and_the_rest_says_why_not() {
        String on = "&on=" + ID;

        assertThat(actions(batch(JobState.PROCESSING, 3, 1, 1, 0), true))
                .containsExactly(
                        "Requeue the failed…/confirm?do=requeue-batch" + on,
                        "Cancel the rest…/confirm?do=cancel-batch" + on);
        assertThat(actions(batch(JobState.SUCCEEDED, 3, 3, 0, 0), true))
                .containsExactly("Requeue the failednone has failed", "Cancel the restit has ended");
        assertThat(actions(cancelled(batch(JobState.PROCESSING, 3, 1, 0, 0)), true)
                        .get(1))
                .isEqualTo("Cancel the restit is being cancelled already");
        assertThat(actions(batch(JobState.PROCESSING, 3, 1, 1, 0), false))
                .containsExactly(
                        "Requeue the failedneeds the operator’s role", "Cancel the restneeds the operator’s role");
    }

    @Test
    void a_batch_shows_its_numbers_and_how_long_it_may_take() {
        BatchSheet sheet = sheet(batch(JobState.PROCESSING, 12_400, 7_418, 4_118, 0), Optional.empty());

        assertThat(sheet.tallies())
                .extracting(tally -> tally.count() + " " + tally.word())
                .containsExactly(
                        "7\u202F418 Succeeded", "4\u202F118 Failed", "0 Deleted", "864 To do", "12\u202F400 Jobs");
        assertThat(sheet.outlook()).isEqualTo("for about 44 s more, at 1\u202F154 a minute since it began");
        assertThat(sheet.jobs()).extracting(JobRow::state).containsExactly("Failed", "Processing");
    }

    @Test
    void a_batch_that_is_over_or_has_not_begun_has_no_outlook() {
        assertThat(sheet(batch(JobState.SUCCEEDED, 3, 3, 0, 0), Optional.empty())
                        .outlook())
                .isEmpty();
        assertThat(sheet(batch(JobState.PROCESSING, 3, 0, 0, 0), Optional.empty())
                        .outlook())
                .isEmpty();
    }

    @Test
    void the_facts_tell_who_made_it_when_it_ended_why_it_was_cancelled_and_where_it_belongs() {
        List<Fact> facts = sheet(cancelled(batch(JobState.DELETED, 3, 1, 0, 2)), Optional.empty())
                .facts();

        assertThat(facts)
                .extracting(Fact::name)
                .containsExactly("Inside", "Made by", "Made", "Ended", "Cancelled because");
        assertThat(facts.get(0).links()).containsExactly(new Link(OUTER.toString(), "batch?id=" + OUTER));
        assertThat(facts.get(1).value()).isEqualTo("ada");
        assertThat(facts.get(4).value()).isEqualTo("Its batch was cancelled by ada.");
    }

    @Test
    void the_batches_inside_are_listed_with_a_way_to_all_of_them() {
        BatchSheet more = sheet(batch(JobState.PROCESSING, 30, 0, 0, 0), Optional.of(OUTER));

        assertThat(more.inner()).hasSize(1);
        assertThat(more.innerMore()).isEqualTo("batches?in=" + ID);
        assertThat(sheet(batch(JobState.PROCESSING, 1, 0, 0, 0), Optional.empty())
                        .innerMore())
                .isEmpty();
    }
}
