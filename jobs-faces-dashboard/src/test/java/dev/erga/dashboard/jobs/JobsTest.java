package dev.erga.dashboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.jobs.Bulk.BulkButton;
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
    private static final Buttons ANYBODY = new Buttons(Texts.english(), role -> true);
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
    void a_page_says_that_the_counts_of_a_search_look_at_so_many_jobs_only() {
        assertThat(show(counts(1, false), List.of(), Map.of("q", "queue:mail")).order())
                .contains("among 10\u202F000 jobs at most");
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
        JobPage page = new JobPage(List.of(job("why")), Optional.of(ID), Optional.of(ID), false);
        JobsQuery query = JobsAddress.parse(Map.of("q", "queue:mail", "before", ID.toString())::get, NOW);

        Jobs shown = Jobs.of(new JobsData(counts(1, false), page, List.of()), query, NOW, ANYBODY);

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
        assertThat(show(counts(0, false), List.of(), Map.of("q", "label:x"))
                        .emptiness()
                        .first())
                .as("that nothing matches does not say that there is nothing")
                .isFalse();
    }

    @Test
    void a_page_that_ends_because_enough_was_looked_at_leads_further_back_and_does_not_say_that_there_are_none() {
        Map<String, String> address = Map.of("state", "failed", "q", "queue:mail");
        JobPage ended = new JobPage(List.of(), Optional.of(ID), Optional.empty(), true);

        Jobs page = show(ended, address);
        Jobs further = show(ended, Map.of("q", "queue:mail", "before", ID.toString()));

        assertThat(page.emptiness().fact()).isEqualTo("None among the newest 10\u202F000");
        assertThat(page.emptiness().note()).contains("look further back");
        assertThat(page.olderWord()).isEqualTo("Look further back");
        assertThat(page.older()).isEqualTo("state=failed&q=queue%3Amail&before=" + ID);
        assertThat(page.order()).contains("this page looked at 10\u202F000 jobs");
        assertThat(further.emptiness().fact()).isEqualTo("None among the next 10\u202F000");
        assertThat(show(new JobPage(List.of(), Optional.empty(), Optional.empty(), false), address)
                        .emptiness()
                        .fact())
                .isEqualTo("No job matches");
    }

    @Test
    void only_the_way_that_was_not_looked_along_to_its_end_is_called_so() {
        JobPage ended = new JobPage(List.of(job("why")), Optional.of(ID), Optional.of(ID), true);

        Jobs downwards = show(ended, Map.of("q", "queue:mail", "before", ID.toString()));
        Jobs upwards = show(ended, Map.of("q", "queue:mail", "after", ID.toString()));
        Jobs full = show(
                new JobPage(List.of(job("why")), Optional.of(ID), Optional.of(ID), false), Map.of("q", "queue:mail"));

        assertThat(downwards.olderWord()).isEqualTo("Look further back");
        assertThat(downwards.newerWord()).isEqualTo("Newer");
        assertThat(upwards.olderWord()).isEqualTo("Older");
        assertThat(upwards.newerWord()).isEqualTo("Look further up");
        assertThat(full.olderWord()).isEqualTo("Older");
        assertThat(full.newerWord()).isEqualTo("Newer");
    }

    private static Jobs show(JobPage page, Map<String, String> address) {
        return Jobs.of(
                new JobsData(counts(1, false), page, List.of()), JobsAddress.parse(address::get, NOW), NOW, ANYBODY);
    }

    @Test
    void hostile_words_are_named_as_they_are_and_only_the_first_few() {
        Jobs page = show(counts(1, false), List.of(), Map.of("q", "<b>{0} ".repeat(9)));

        assertThat(page.notices())
                .hasSize(5)
                .allSatisfy(notice -> assertThat(notice).contains("<b>{0}"));
    }

    @Test
    void what_can_be_done_to_selected_jobs_depends_on_the_state_that_is_listed_and_leads_back_to_the_list() {
        Bulk failed = bulk(Map.of("state", "failed", "q", "label:\"a&b\"", "before", ID.toString()), ANYBODY);

        assertThat(failed.back()).isEqualTo("/jobs?state=failed&q=label%3Aa%26b&before=" + ID);
        assertThat(open(failed)).containsExactly("requeue");
        assertThat(failed.buttons().get(1).look().why()).isEqualTo("only scheduled jobs");
        assertThat(open(bulk(Map.of("state", "scheduled"), ANYBODY))).containsExactly("run-now", "delete");
        assertThat(open(bulk(Map.of("state", "processing"), ANYBODY))).containsExactly("cancel");
        assertThat(open(bulk(Map.of(), ANYBODY))).containsExactly("requeue", "run-now", "delete");
        assertThat(bulk(Map.of(), ANYBODY).back()).isEqualTo("/jobs");
    }

    @Test
    void who_may_do_nothing_selects_nothing_and_reads_why() {
        Bulk viewer = bulk(Map.of(), new Buttons(Texts.english(), DashboardRole.VIEWER::includes));
        Bulk operator = bulk(Map.of(), new Buttons(Texts.english(), DashboardRole.OPERATOR::includes));

        assertThat(viewer.open()).isFalse();
        assertThat(viewer.buttons())
                .allSatisfy(button -> assertThat(button.look().why()).contains("role"));
        assertThat(operator.open()).isTrue();
        assertThat(open(operator)).containsExactly("requeue", "run-now");
    }

    @Test
    void a_whole_page_is_selected_and_given_up_again_by_its_address() {
        assertThat(bulk(Map.of("state", "held"), ANYBODY).other()).isEqualTo("state=held&pick=page");
        Bulk picked = bulk(Map.of("state", "held", "pick", "page"), ANYBODY);
        assertThat(picked.picked()).isTrue();
        assertThat(picked.other()).isEqualTo("state=held");
        assertThat(picked.back()).isEqualTo("/jobs?state=held");
    }

    @Test
    void all_that_match_are_offered_where_a_state_is_listed_that_has_more_than_one_page() {
        assertThat(matching(Map.of("state", "failed", "q", "queue:mail", "before", ID.toString()), true))
                .singleElement()
                .satisfies(button -> {
                    assertThat(button.address())
                            .isEqualTo("/confirm?do=requeue-matching&on=state%3Dfailed%26q%3Dqueue%253Amail");
                    assertThat(button.what()).isEmpty();
                });
        assertThat(matching(Map.of("state", "scheduled"), true)).hasSize(2);
        assertThat(matching(Map.of("state", "failed"), false)).isEmpty();
        assertThat(matching(Map.of(), true)).isEmpty();
        assertThat(matching(Map.of("state", "failed", "q", "colour:red"), true))
                .as("what is left out of a search would widen it")
                .isEmpty();
    }

    private static List<ActionButton> matching(Map<String, String> address, boolean more) {
        Optional<JobId> next = Optional.of(ID).filter(any -> more);
        JobsData data =
                new JobsData(counts(1, false), new JobPage(List.of(), next, Optional.empty(), false), List.of());
        return Jobs.of(data, JobsAddress.parse(address::get, NOW), NOW, ANYBODY)
                .bulk()
                .all();
    }

    private static Bulk bulk(Map<String, String> address, Buttons buttons) {
        return show(counts(1, false), List.of(), address, buttons).bulk();
    }

    private static List<String> open(Bulk bulk) {
        return bulk.buttons().stream()
                .filter(BulkButton::open)
                .map(BulkButton::action)
                .toList();
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
        return show(counts, jobs, address, ANYBODY);
    }

    private static Jobs show(
            Map<JobState, BoundedCount> counts, List<JobSummary> jobs, Map<String, String> address, Buttons buttons) {
        JobsData data = new JobsData(counts, new JobPage(jobs, Optional.empty(), Optional.empty(), false), List.of());
        return Jobs.of(data, JobsAddress.parse(address::get, NOW), NOW, buttons);
    }
}
