package dev.erga.dashboard.batches;

import static dev.erga.dashboard.batches.Made.ID;
import static dev.erga.dashboard.batches.Made.NOW;
import static dev.erga.dashboard.batches.Made.OUTER;
import static dev.erga.dashboard.batches.Made.batch;
import static dev.erga.dashboard.batches.Made.cancelled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchFilter;
import dev.erga.jobs.monitor.BatchPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {

    private static final BatchesQuery ALL = query(Map.of());

    private static BatchesQuery query(Map<String, String> parameters) {
        return BatchesQuery.parse(parameters::get);
    }

    private static Batches page(BatchesQuery query, BatchDetails... batches) {
        return Batches.of(
                new BatchPage(List.of(batches), Optional.of(ID)), Optional.empty(), query, NOW, Texts.english());
    }

    private static BatchRow row(BatchDetails batch) {
        return page(ALL, batch).rows().get(0);
    }

    @Test
    void each_number_of_a_batch_leads_to_the_list_that_proves_it() {
        BatchRow row = row(batch(JobState.PROCESSING, 12_400, 7_418, 4_118, 0));

        assertThat(row.page()).isEqualTo("batch?id=" + ID);
        assertThat(row.succeeded().count()).isEqualTo("7\u202F418");
        assertThat(row.succeeded().address()).isEqualTo("jobs?state=succeeded&q=batch%3A" + ID);
        assertThat(row.failed().address()).isEqualTo("jobs?state=failed&q=batch%3A" + ID);
        assertThat(row.failed().countTone()).isEqualTo("erga-bad");
        assertThat(row.deleted().address()).isEqualTo("jobs?state=deleted&q=batch%3A" + ID);
        assertThat(row.total().address()).isEqualTo("jobs?q=batch%3A" + ID);
        assertThat(row.pending().count()).isEqualTo("864");
        assertThat(row.pending().address()).isEqualTo("batch?id=" + ID);
        assertThat(row.percent()).isEqualTo("93");
        assertThat(row.progress()).isEqualTo("7\u202F418 succeeded, 4\u202F118 failed of 12\u202F400");
        assertThat(row.started().words()).isEqualTo("10 min ago");
    }

    @ParameterizedTest
    @CsvSource({
        "PROCESSING, 100, 50, 0, 0, in about 10 min",
        "PROCESSING, 100, 80, 10, 10, –",
        "PROCESSING, 100, 60, 10, 5, in about 3 min",
        "PROCESSING, 100, 0, 0, 0, –",
        "PROCESSING, 1000000000, 1, 0, 0, –",
        "SUCCEEDED, 100, 100, 0, 0, 1 min ago",
        "FAILED, 100, 99, 1, 0, 1 min ago"
    })
    void the_end_is_told_or_estimated_by_the_rate_since_it_began_or_not_said(
            JobState state, long total, long succeeded, long failed, long deleted, String end) {
        assertThat(row(batch(state, total, succeeded, failed, deleted)).end().words())
                .isEqualTo(end);
    }

    @Test
    void what_is_only_likely_is_no_time_for_machines() {
        assertThat(row(batch(JobState.PROCESSING, 100, 50, 0, 0)).end().iso()).isEmpty();
        assertThat(row(batch(JobState.SUCCEEDED, 1, 1, 0, 0)).end().iso()).isEqualTo("2026-10-23T00:40:07Z");
    }

    @Test
    void a_batch_that_began_this_very_moment_or_after_it_has_no_estimate() {
        BatchDetails half = batch(JobState.PROCESSING, 2, 1, 0, 0);

        assertThat(End.left(half, half.createdAt())).isEmpty();
        assertThat(End.left(half, half.createdAt().minusSeconds(5))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PROCESSING, 3, 0, Running, erga-live",
        "SUCCEEDED, 3, 0, Ended, erga-ok",
        "SUCCEEDED, 0, 0, 'Ended, was empty', erga-ok",
        "FAILED, 3, 2, 'Ended, 2 failed', erga-bad",
        "DELETED, 3, 0, Cancelled, erga-dim"
    })
    void a_batch_says_in_a_word_how_it_stands(JobState state, long total, long failed, String word, String tone) {
        BatchLook look = row(batch(state, total, 0, failed, 0)).look();

        assertThat(look.word()).isEqualTo(word);
        assertThat(look.tone()).isEqualTo(tone);
    }

    @Test
    void a_cancelled_batch_that_still_runs_says_so() {
        assertThat(row(cancelled(batch(JobState.PROCESSING, 3, 0, 0, 1))).look().word())
                .isEqualTo("Being cancelled");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 100", "1000, 999, 99", "3, 1, 33", "3, 3, 100"})
    void all_is_said_only_of_what_is_over(long total, long succeeded, String percent) {
        assertThat(row(batch(JobState.PROCESSING, total, succeeded, 0, 0)).percent())
                .isEqualTo(percent);
    }

    @Test
    void pages_follow_each_other_also_inside_a_batch() {
        BatchesQuery inside = query(Map.of("in", OUTER.toString(), "before", ID.toString()));

        assertThat(page(ALL, batch(JobState.SUCCEEDED, 1, 1, 0, 0)).older()).isEqualTo("?before=" + ID);
        assertThat(page(ALL).paged()).isFalse();
        assertThat(inside.filter()).isEqualTo(BatchFilter.all().inside(OUTER).olderThan(ID));
        assertThat(page(inside).newest()).isEqualTo("?in=" + OUTER);
        assertThat(page(inside).older()).isEqualTo("?in=" + OUTER + "&before=" + ID);
    }

    @Test
    void what_is_no_id_is_named_and_left_out() {
        BatchesQuery query = query(Map.of("in", "<b>", "before", " "));

        assertThat(query.filter()).isEqualTo(BatchFilter.all());
        assertThat(page(query).notice()).contains("“<b>”");
        assertThat(page(query(Map.of("before", "x".repeat(5_000)))).notice()).hasSizeLessThan(250);
        assertThat(page(ALL).notice()).isEmpty();
    }

    @Test
    void an_empty_list_says_what_to_do_next() {
        assertThat(page(ALL).fact()).isEqualTo("No batch yet");
        assertThat(page(ALL).first()).isTrue();
        assertThat(page(query(Map.of("before", ID.toString()))).fact()).isEqualTo("No older batches");
        assertThat(Batches.of(
                                new BatchPage(List.of(), Optional.empty()),
                                Optional.of(batch(JobState.SUCCEEDED, 1, 1, 0, 0)),
                                query(Map.of("in", OUTER.toString())),
                                NOW,
                                Texts.english())
                        .fact())
                .isEqualTo("No batch inside");
        assertThat(page(query(Map.of("in", OUTER.toString()))).inside())
                .as("gone")
                .isEqualTo(OUTER.toString());
    }
}
