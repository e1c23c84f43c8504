package dev.erga.dashboard.overview;

import static dev.erga.dashboard.overview.Samples.NOW;
import static dev.erga.dashboard.overview.Samples.counts;
import static dev.erga.dashboard.overview.Samples.data;
import static dev.erga.dashboard.overview.Samples.job;
import static dev.erga.dashboard.overview.Samples.node;
import static dev.erga.dashboard.overview.Samples.query;
import static dev.erga.dashboard.overview.Samples.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.jobs.JobRow;
import dev.erga.dashboard.text.Amount;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.MethodTimes;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.jobs.monitor.QueueDetails.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverviewTest {

    private static final OverviewQuery ALL = query();

    @ParameterizedTest
    @EnumSource(JobState.class)
    void every_state_is_shown_once_with_shape_word_colour_and_a_link_to_its_list(JobState state) {
        Overview page = show(data(counts(state, 1204), List.of()), ALL);

        List<StateFigure> figures = both(page).stream()
                .filter(figure -> figure.count().equals("1\u202F204"))
                .toList();

        assertThat(figures).hasSize(1);
        StateFigure figure = figures.get(0);
        assertThat(figure.icon()).isEqualTo("erga-" + state.name().toLowerCase(Locale.ROOT));
        assertThat(figure.tone()).startsWith("erga-");
        assertThat(figure.word()).isEqualToIgnoringCase(state.name());
        assertThat(query("state", figure.query().substring("state=".length()))
                        .filter()
                        .state())
                .contains(state);
    }

    @Test
    void a_store_that_leaves_states_out_counts_as_none_there() {
        assertThat(both(show(data(Map.of(), List.of()), ALL)))
                .hasSize(8)
                .allSatisfy(figure -> assertThat(figure.count()).isEqualTo("0"));
    }

    @Test
    void only_living_nodes_lend_workers() {
        Overview page = show(
                data(
                        counts(JobState.PROCESSING, 16),
                        List.of(),
                        node("a", "ACTIVE", 20),
                        node("b", "ACTIVE", 5),
                        node("silent", "ACTIVE", -5),
                        node("leaving", "DRAINING", 20),
                        node("dead", "DEAD", -700)),
                ALL);

        assertThat(page.figures().get(1).note()).isEqualTo("of 20 workers");
        assertThat(page.nodes())
                .extracting(NodeRow::state)
                .containsExactly("working", "working", "silent", "draining", "gone");
    }

    @Test
    void a_deployment_without_a_job_shows_how_to_enqueue_the_first() {
        JobList.Emptiness emptiness =
                show(data(counts(JobState.FAILED, 0), List.of()), ALL).jobs().emptiness();

        assertThat(emptiness.first()).isTrue();
        assertThat(emptiness.fact()).isEqualTo("No jobs yet");
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void an_empty_state_says_so_in_its_own_words(JobState state) {
        OverviewQuery query = query("state", StateLook.key(state));

        JobList jobs = show(data(counts(state, 5), List.of()), query).jobs();

        assertThat(jobs.state()).isEqualToIgnoringCase(state.name());
        assertThat(jobs.emptiness().first()).isFalse();
        assertThat(jobs.emptiness().fact()).isNotEqualTo("No jobs yet").isNotBlank();
        assertThat(jobs.emptiness().note()).isNotBlank();
    }

    @Test
    void paging_keeps_the_state_and_leads_back_to_the_newest() {
        OverviewQuery query = query("state", "failed", "before", Samples.ID.toString());
        OverviewData data = data(
                counts(JobState.FAILED, 50),
                new JobPage(List.of(), Optional.of(Samples.ID), Optional.empty(), false),
                List.of(),
                List.of());

        JobList jobs = show(data, query).jobs();

        assertThat(jobs.paged()).isTrue();
        assertThat(jobs.older()).isEqualTo("state=failed&before=" + Samples.ID);
        assertThat(jobs.newest()).isEqualTo("state=failed");
        assertThat(jobs.emptiness().fact()).isEqualTo("No older jobs");
    }

    @Test
    void each_state_tells_the_time_that_matters_to_it() {
        assertThat(row(JobState.SCHEDULED).when().words()).isEqualTo("in 12 s");
        assertThat(row(JobState.ENQUEUED).when().words()).isEqualTo("10 min ago");
        assertThat(row(JobState.PROCESSING).when().words()).isEqualTo("1 min ago");
        assertThat(row(JobState.FAILED).when().words()).isEqualTo("30 s ago");
    }

    @Test
    void what_runs_is_timed_until_now_and_what_waits_is_not_timed() {
        assertThat(row(JobState.PROCESSING).took()).isEqualTo(new Amount("1\u00A0min\u00A00", "s"));
        assertThat(row(JobState.SUCCEEDED).took()).isEqualTo(new Amount("30.0", "s"));
        assertThat(row(JobState.SCHEDULED).took()).isEqualTo(Amount.NONE);
    }

    @Test
    void a_part_of_the_address_that_means_nothing_is_named() {
        assertThat(show(data(Map.of(), List.of()), query("state", "<b>")).notice())
                .isEqualTo("“<b>” in the address means nothing here, so it was left out.");
        assertThat(show(data(Map.of(), List.of()), query("before", "x")).notice())
                .contains("“x”");
        assertThat(show(data(Map.of(), List.of()), ALL).notice()).isEmpty();
    }

    @Test
    void the_queues_in_which_most_jobs_wait_come_first_and_lead_to_their_jobs() {
        Pause pause = new Pause(Optional.empty(), "disk full", NOW.minusSeconds(60));
        List<QueueDetails> queues = List.of(
                queue("quiet", 0, null),
                queue("a b<script>", 50, pause),
                queue("mail", 200, null),
                queue("q1", 1, null),
                queue("q2", 1, null),
                queue("q3", 1, null),
                queue("q4", 1, null));

        List<BusyQueue> shown = show(
                        data(
                                Map.of(),
                                new JobPage(List.of(), Optional.empty(), Optional.empty(), false),
                                List.of(),
                                queues),
                        ALL)
                .queues();

        assertThat(shown).extracting(BusyQueue::name).containsExactly("mail", "a b<script>", "q1", "q2", "q3", "q4");
        assertThat(shown.get(0).share()).isEqualTo("100.00%");
        assertThat(shown.get(1).share()).isEqualTo("25.00%");
        assertThat(shown.get(1).paused()).isEqualTo("Paused");
        assertThat(shown.get(1).query()).isEqualTo("q=queue%3A%22a+b%3Cscript%3E%22");
        assertThat(shown.get(0).oldest()).isEqualTo(new Amount("41.0", "s"));
        assertThat(shown.get(0).out()).isEqualTo(new Amount("3.4", "/s"));
    }

    @Test
    void the_slowest_job_methods_lead_to_their_jobs() {
        List<SlowMethod> shown = SlowMethod.of(
                List.of(
                        new MethodTimes(
                                "Pdf.render",
                                2301,
                                Duration.ofSeconds(40),
                                Duration.ofSeconds(7),
                                Duration.ofMinutes(2)),
                        new MethodTimes(
                                "\"><b>", 1, Duration.ofSeconds(10), Duration.ofSeconds(9), Duration.ofSeconds(10))),
                Texts.english());

        assertThat(shown.get(0).p95()).isEqualTo(new Amount("40.0", "s"));
        assertThat(shown.get(0).runs()).isEqualTo("2\u202F301");
        assertThat(shown.get(1).share()).isEqualTo("25.00%");
        assertThat(shown.get(1).query()).isEqualTo("q=job%3A%22%3E%3Cb%3E%22");
    }

    private static JobRow row(JobState state) {
        return show(data(Map.of(), List.of(job(state, NOW.minusSeconds(60), NOW.minusSeconds(30)))), ALL)
                .jobs()
                .rows()
                .get(0);
    }

    private static List<StateFigure> both(Overview page) {
        return Stream.concat(page.figures().stream(), page.small().stream()).toList();
    }

    private static Overview show(OverviewData data, OverviewQuery query) {
        return Overview.of(data, query, NOW, Texts.english());
    }
}
