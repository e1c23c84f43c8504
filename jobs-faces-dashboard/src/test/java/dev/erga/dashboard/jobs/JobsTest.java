package dev.erga.dashboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.JobSummary;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobsTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final JobId ID = JobId.parse("01980c5e-7b1c-7000-8000-00003536544e");

    @Test
    void tabs_stand_in_the_order_of_a_jobs_life_with_their_counts_and_keep_the_search() {
        Jobs page = show(counts(10_000, true), List.of(), Map.of("state", "failed", "q", "queue:mail"));

        assertThat(page.tabs())
                .extracting(StateTab::word)
                .containsExactly(
                        "Enqueued", "Scheduled", "Processing", "Succeeded", "Failed", "Deleted", "Awaiting", "Held");
        assertThat(page.tabs()).extracting(StateTab::count).containsOnly("10\u202F000+");
        assertThat(page.tabs())
                .filteredOn(StateTab::current)
                .extracting(StateTab::word)
                .containsExactly("Failed");
        assertThat(page.tabs().get(0).query()).isEqualTo("state=enqueued&q=queue%3Amail");
    }

    @Test
    void counts_are_of_all_jobs_and_the_page_says_so_where_a_search_would_let_one_think_otherwise() {
        assertThat(show(counts(1, false), List.of(), Map.of("q", "queue:mail")).order())
                .contains("counts above are of all jobs");
        assertThat(show(counts(1, false), List.of(), Map.of("state", "failed")).order())
                .doesNotContain("counts");
    }

    @Test
    void the_state_and_each_word_of_the_search_can_be_taken_out() {
        Jobs page = show(counts(1, false), List.of(), Map.of("state", "failed", "q", "queue:mail label:crm"));

        assertThat(page.chips())
                .containsExactly(
                        new Chip("Failed", "q=queue%3Amail+label%3Acrm"),
                        new Chip("queue:mail", "state=failed&q=label%3Acrm"),
                        new Chip("label:crm", "state=failed&q=queue%3Amail"));
    }

    @Test
    void paging_keeps_the_search_in_both_directions() {
        JobPage page = new JobPage(List.of(job("why")), Optional.of(ID), Optional.of(ID));
        JobsQuery query = JobsAddress.parse(Map.of("q", "queue:mail", "before", ID.toString())::get);

        Jobs shown = Jobs.of(new JobsData(counts(1, false), page), query, NOW, Texts.english());

        assertThat(shown.older()).isEqualTo("q=queue%3Amail&before=" + ID);
        assertThat(shown.newer()).isEqualTo("q=queue%3Amail&after=" + ID);
        assertThat(shown.newest()).isEqualTo("q=queue%3Amail");
        assertThat(shown.paged()).isTrue();
        assertThat(shown.rows().get(0).reason()).isEqualTo("why");
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void an_empty_list_says_in_its_own_words_what_to_do_next(JobState state) {
        String key = StateLook.key(state);

        Emptiness plain =
                show(counts(1, false), List.of(), Map.of("state", key)).emptiness();
        Emptiness searched = show(counts(1, false), List.of(), Map.of("state", key, "q", "label:x"))
                .emptiness();

        assertThat(plain.fact()).isNotEqualTo(searched.fact()).isNotBlank();
        assertThat(plain.note()).isNotBlank();
        assertThat(searched.fact()).isEqualTo("No job matches");
        assertThat(show(counts(0, false), List.of(), Map.of()).emptiness().first())
                .isTrue();
    }

    @Test
    void hostile_words_are_named_as_they_are_and_only_the_first_few() {
        Jobs page = show(counts(1, false), List.of(), Map.of("q", "<b>{0} ".repeat(9)));

        assertThat(page.notices())
                .hasSize(5)
                .allSatisfy(notice -> assertThat(notice).contains("<b>{0}"));
    }

    private static Map<JobState, BoundedCount> counts(long each, boolean more) {
        Map<JobState, BoundedCount> counts = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            counts.put(state, new BoundedCount(each, more));
        }
        return counts;
    }

    private static JobSummary job(String reason) {
        return new JobSummary(
                ID,
                "Emails.sendWelcome",
                "mail",
                5,
                JobState.FAILED,
                1,
                Optional.of(reason),
                Set.of(),
                NOW.minusSeconds(600),
                NOW,
                Optional.of(NOW.minusSeconds(60)),
                Optional.of(NOW.minusSeconds(30)),
                Optional.empty());
    }

    private static Jobs show(Map<JobState, BoundedCount> counts, List<JobSummary> jobs, Map<String, String> address) {
        JobsData data = new JobsData(counts, new JobPage(jobs, Optional.empty(), Optional.empty()));
        return Jobs.of(data, JobsAddress.parse(address::get), NOW, Texts.english());
    }
}
