package dev.erga.dashboard.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.job.StackLine;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobStack;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.NodeStacks;
import dev.erga.jobs.monitor.NodeStacks.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What jobs are doing, as the page of nodes has it. */
class ToldStacksTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final JobId JOB = JobId.parse("01980c5e-7b1c-7000-8000-00003536544e");

    private static NodeDetails node(String state, int secondsAgo, int workers) {
        Instant heartbeat = NOW.minusSeconds(secondsAgo);
        return new NodeDetails(
                "a#1",
                "shop-a1",
                state,
                NOW.minusSeconds(7_200),
                heartbeat,
                heartbeat.plusSeconds(30),
                workers,
                new BoundedCount(1, false),
                "1.0.0",
                Set.of("default"),
                Set.of("Mails.send"),
                Optional.empty(),
                Optional.empty());
    }

    private static Nodes page(NodeDetails node, NodeStacks... stacks) {
        return Nodes.of(List.of(node), List.of(stacks), NOW, new Buttons(Texts.english(), role -> true));
    }

    private static NodeStacks answered(int further, JobStack... jobs) {
        Instant asked = NOW.minusSeconds(20);
        return new NodeStacks("a#1", asked, Optional.of(new Answer(asked.plusSeconds(8), List.of(jobs), further)));
    }

    private static JobStack stack(int deeper, String... frames) {
        return new JobStack(
                JOB,
                "Mails.send",
                2,
                3,
                "<b>worker",
                Thread.State.WAITING,
                Duration.ofMinutes(12),
                List.of(frames),
                deeper);
    }

    @Test
    void what_a_job_is_doing_stands_below_its_node_with_the_applications_own_places_seen_first() {
        Nodes page = page(
                node("ACTIVE", 2, 10),
                answered(
                        0,
                        stack(
                                0,
                                "java.base/java.util.concurrent.CountDownLatch.await(CountDownLatch.java:230)",
                                "com.acme.Mails.send(Mails.java:17)",
                                "dev.erga.engine.work.Run.call(Run.java:71)",
                                "java.base/java.lang.Thread.run(Thread.java:840)")));

        ToldStacks told = page.told().get(0);
        assertThat(told.name() + " " + told.id()).isEqualTo("shop-a1 a#1");
        assertThat(told.lead()).isEqualTo("Told 12 s ago; jobs in their methods: 1.");
        assertThat(told.further()).isEmpty();
        ToldJob job = told.jobs().get(0);
        assertThat(job.method()).isEqualTo("Mails.send");
        assertThat(job.running()).isEqualTo("for 12 min, attempt 2");
        assertThat(job.since().iso()).isEqualTo("2026-10-23T00:28:55Z");
        assertThat(job.state()).isEqualTo("WAITING");
        assertThat(job.id()).isEqualTo(JOB.toString());
        assertThat(job.thread()).isEqualTo("thread “<b>worker”");
        assertThat(job.deeper()).isEmpty();
        assertThat(job.lines())
                .extracting(StackLine::text)
                .containsExactly(
                        "… 1 line of java",
                        "at com.acme.Mails.send(Mails.java:17)",
                        "… 2 lines of dev.erga.engine, java");
    }

    @Test
    void what_was_left_out_is_said() {
        ToldStacks told = page(node("ACTIVE", 2, 10), answered(1_200, stack(250, "a.B.c(B.java:1)")))
                .told()
                .get(0);

        assertThat(told.lead()).endsWith("jobs in their methods: 1\u202F201.");
        assertThat(told.further()).isEqualTo("1\u202F200 of them, begun last, are not shown.");
        assertThat(told.jobs().get(0).deeper()).isEqualTo("… 250 deeper lines were left out");
    }

    @Test
    void a_node_that_ran_nothing_says_so() {
        assertThat(page(node("ACTIVE", 2, 10), answered(0)).told().get(0).lead())
                .isEqualTo("Told 12 s ago; no job was in its method.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACTIVE|2|Asked 12 s ago, no answer yet; it comes with the next heartbeat.",
                "DRAINING|2|Asked 12 s ago, no answer yet; it comes with the next heartbeat.",
                "ACTIVE|60|Asked 12 s ago, no answer yet; the node is silent.",
                "DEAD|60|Asked 12 s ago; the node has gone without an answer."
            })
    void a_node_that_has_not_told_says_why(String state, int secondsAgo, String lead) {
        NodeStacks wish = new NodeStacks("a#1", NOW.minusSeconds(12), Optional.empty());

        assertThat(page(node(state, secondsAgo, 10), wish).told().get(0).lead()).isEqualTo(lead);
    }

    @Test
    void an_answer_of_a_node_that_has_gone_is_kept_and_one_of_a_node_that_is_not_known_is_not_shown() {
        NodeStacks unknown = new NodeStacks("b#2", NOW, Optional.empty());

        assertThat(page(node("DEAD", 60, 10), answered(0, stack(0)), unknown).told())
                .extracting(ToldStacks::id)
                .containsExactly("a#1");
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, 2, 10, ''",
        "QUIET, 2, 10, ''",
        "DRAINING, 2, 10, ''",
        "ACTIVE, 60, 10, it is silent",
        "ACTIVE, 2, 0, it has no workers"
    })
    void a_node_is_asked_while_it_can_answer(String state, int secondsAgo, int workers, String why) {
        ActionButton asking =
                page(node(state, secondsAgo, workers)).rows().get(0).asking();

        assertThat(asking.why()).isEqualTo(why);
        assertThat(asking.address()).isEqualTo(why.isEmpty() ? "/confirm?do=ask-stacks&on=a%231" : "");
        assertThat(asking.word()).startsWith("Stacks");
    }
}
