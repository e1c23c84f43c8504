package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.monitor.JobStack;
import dev.erga.jobs.monitor.NodeStacks;
import dev.erga.jobs.monitor.NodeStacks.Answer;
import dev.erga.jobs.monitor.Signature;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node is asked what its jobs are doing. */
class StacksTest {

    private static final Signature ADA = new Signature("ada", "test", "a job hangs");
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node =
            new TestNode(database, time).declares(Declarations.of(probe, "first"), Declarations.of(probe, "second"));
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void stop() {
        released.countDown();
        node.close();
    }

    private JobOperator operator() {
        return node.engine().operator();
    }

    private String id() {
        return node.engine().monitor().nodes().get(0).id();
    }

    private List<NodeStacks> stacks() {
        return node.engine().monitor().stacks(LATELY);
    }

    private Answer answered() {
        node.passUntil(
                "the node has told",
                () -> stacks().stream().anyMatch(asked -> asked.answer().isPresent()));
        return stacks().get(0).answer().orElseThrow();
    }

    private JobId hanging() throws InterruptedException {
        probe.deed = argument -> {
            Thread.currentThread().setName("mine\n<b>");
            inside.countDown();
            released.await();
        };
        JobId job = node.jobs().enqueue(Probe::first, 4711L);
        inside.await();
        return job;
    }

    @Test
    void a_job_that_hangs_is_seen_where_it_hangs() throws Exception {
        node.start();
        JobId job = hanging();
        node.pass(Duration.ofSeconds(30));

        assertThat(operator().askStacks(id(), ADA)).isTrue();
        assertThat(stacks().get(0).answer()).as("not yet").isEmpty();
        Answer answer = answered();

        JobStack stack = answer.jobs().get(0);
        assertThat(answer.jobs()).hasSize(1);
        assertThat(answer.further()).isZero();
        assertThat(stack.job()).isEqualTo(job);
        assertThat(stack.method()).endsWith("Probe.first");
        assertThat(stack.attempt()).isEqualTo(1);
        assertThat(stack.token()).isEqualTo(1);
        assertThat(stack.thread()).isEqualTo("mine\n<b>");
        assertThat(stack.state()).isEqualTo(Thread.State.WAITING);
        assertThat(stack.running()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(stack.frames())
                .anySatisfy(frame -> assertThat(frame).contains("CountDownLatch.await"))
                .anySatisfy(frame -> assertThat(frame).contains("dev.erga.engine.Probe.first(Probe.java:"))
                .noneSatisfy(frame -> assertThat(frame).contains("4711"));
        assertThat(stack.deeper()).isZero();
        assertThat(database.state(job)).as("it goes on").isEqualTo(JobState.PROCESSING);
    }

    @Test
    void what_has_ended_is_not_told_and_the_question_is_in_the_audit() throws Exception {
        node.start();
        JobId job = node.jobs().enqueue(Probe::second, 1L);
        node.passUntil("the job has run", () -> database.state(job) == JobState.SUCCEEDED);

        assertThat(operator().askStacks(id(), ADA)).isTrue();

        assertThat(answered().jobs()).isEmpty();
        assertThat(database.auditTrail())
                .extracting(entry -> entry.action() + " " + entry.subjectKind() + " " + entry.subject() + " "
                        + entry.after().orElse("") + " " + entry.why())
                .containsExactly("ASK_STACKS NODE " + id() + " asked a job hangs");
    }

    @Test
    void a_stack_that_is_deeper_than_anybody_reads_is_cut_and_says_so() throws Exception {
        probe.deed = argument -> deeper(300);
        node.start();
        node.jobs().enqueue(Probe::first, 1L);
        inside.await();

        operator().askStacks(id(), ADA);

        JobStack stack = answered().jobs().get(0);
        assertThat(stack.frames()).hasSize(100);
        assertThat(stack.deeper()).isGreaterThan(200);
    }

    private void deeper(int times) throws InterruptedException {
        if (times > 0) {
            deeper(times - 1);
        } else {
            inside.countDown();
            released.await();
        }
    }

    @Test
    void a_node_that_is_asked_again_tells_how_it_is_by_then() throws Exception {
        node.start();
        JobId job = hanging();
        operator().askStacks(id(), ADA);
        assertThat(answered().jobs()).hasSize(1);
        released.countDown();
        database.awaitState(job, JobState.SUCCEEDED);

        operator().askStacks(id(), ADA);

        assertThat(stacks()).extracting(NodeStacks::answer).containsExactly(Optional.empty());
        assertThat(answered().jobs()).isEmpty();
    }

    @Test
    void what_is_no_node_is_not_asked_and_leaves_no_entry() {
        assertThat(operator().askStacks("shop-a1", ADA)).isFalse();
        assertThat(operator().askStacks("01980c5e-7b1c-7000-8000-00003536544e", ADA))
                .isFalse();

        assertThat(database.auditTrail()).isEmpty();
    }
}
