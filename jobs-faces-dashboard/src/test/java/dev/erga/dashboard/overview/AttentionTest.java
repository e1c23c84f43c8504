package dev.erga.dashboard.overview;

import static dev.erga.dashboard.overview.Samples.NOW;
import static dev.erga.dashboard.overview.Samples.counts;
import static dev.erga.dashboard.overview.Samples.data;
import static dev.erga.dashboard.overview.Samples.node;
import static dev.erga.dashboard.overview.Samples.queue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.jobs.monitor.QueueDetails.Pause;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttentionTest {

    private static final NodeDetails WORKING = node("shop-a1", "ACTIVE", 20);

    @Test
    void nothing_needs_attention_while_a_node_works_and_no_job_has_failed_or_is_held() {
        assertThat(of(data(counts(JobState.ENQUEUED, 1204), List.of(), WORKING)))
                .isEmpty();
    }

    @Test
    void without_any_node_jobs_will_not_run() {
        Attention first = of(data(counts(JobState.ENQUEUED, 1204), List.of())).get(0);

        assertThat(first.fact()).isEqualTo("No node has reported: jobs will not run");
        assertThat(first.note()).startsWith("1\u202F204 enqueued.");
        assertThat(first.tone()).isEqualTo("erga-bad");
    }

    @Test
    void when_all_nodes_are_silent_it_is_said_since_when() {
        assertThat(of(data(
                        counts(JobState.ENQUEUED, 0), List.of(), node("a", "ACTIVE", -140), node("b", "DEAD", -9000))))
                .extracting(Attention::fact)
                .containsExactly("No node has reported for 2 min: jobs will not run");
    }

    @Test
    void a_node_that_only_drains_takes_no_new_jobs() {
        assertThat(of(data(counts(JobState.ENQUEUED, 0), List.of(), node("a", "DRAINING", 20))))
                .extracting(Attention::fact)
                .containsExactly("No node has reported: jobs will not run");
    }

    @Test
    void when_all_nodes_are_quiet_it_is_said_how_jobs_go_on() {
        Attention first = of(data(
                        counts(JobState.ENQUEUED, 12), List.of(), node("a", "QUIET", 20), node("b", "DEAD", -9)))
                .get(0);

        assertThat(first.fact()).startsWith("Every node that is there is quiet");
        assertThat(first.note()).isEqualTo("12 enqueued. Wake a node on the page of nodes.");
    }

    @Test
    void one_silent_node_among_others_is_named_and_a_dead_one_is_not() {
        assertThat(of(data(
                        counts(JobState.ENQUEUED, 0),
                        List.of(),
                        WORKING,
                        node("shop-b2", "ACTIVE", -22),
                        node("gone", "DEAD", -700))))
                .extracting(Attention::fact)
                .containsExactly("Node shop-b2 silent: its lease ran out 22 s ago");
    }

    @Test
    void failed_and_held_jobs_are_counted_and_linked() {
        assertThat(of(data(counts(JobState.FAILED, 1), List.of(), WORKING)))
                .extracting(Attention::fact, Attention::link)
                .containsExactly(tuple("1 job failed", "/failures"));
        assertThat(of(data(counts(JobState.HELD, 10_000), List.of(), WORKING)))
                .extracting(Attention::fact, Attention::link)
                .containsExactly(tuple("10\u202F000+ jobs held", "/jobs?state=held"));
    }

    @Test
    void a_paused_queue_is_named_with_who_and_why_while_jobs_wait_in_it() {
        Pause pause = new Pause(Optional.of("ada"), "disk <full>", NOW.minusSeconds(7200));
        List<QueueDetails> queues = List.of(queue("pdf", 318, pause), queue("idle", 0, pause), queue("mail", 5, null));
        JobPage none = new JobPage(List.of(), Optional.empty(), Optional.empty(), false);

        assertThat(of(data(counts(JobState.ENQUEUED, 323), none, List.of(WORKING), queues)))
                .extracting(Attention::fact, Attention::note, Attention::link)
                .containsExactly(tuple("Queue pdf paused for 2 h, 318 waiting", "by ada: “disk <full>”", "/queues"));
    }

    private static List<Attention> of(OverviewData data) {
        return new AttentionList(NOW, new Moments(NOW, Texts.english()), Texts.english()).of(data);
    }
}
