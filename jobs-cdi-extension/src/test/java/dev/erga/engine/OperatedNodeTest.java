package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.Signature;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that takes no more jobs because an operator wants it so. */
class OperatedNodeTest {

    private static final Signature ADA = new Signature("ada", "test", "rolling 4.12");

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time).declares(Declarations.of(probe, "first"));

    @AfterEach
    void stop() {
        node.close();
    }

    private JobOperator operator() {
        return node.engine().operator();
    }

    private NodeDetails details() {
        return node.engine().monitor().nodes().get(0);
    }

    @Test
    void a_node_is_quieted_and_woken_and_takes_no_jobs_in_between() {
        node.start();
        String id = details().id();
        assertThat(operator().quietNode(id, ADA)).isTrue();
        assertThat(operator().quietNode(id, ADA)).as("already").isFalse();
        node.passUntil("the node knows", () -> details().state().equals("QUIET"));
        assertThat(details().quiet().orElseThrow().why()).isEqualTo("rolling 4.12");

        JobId job = node.jobs().enqueue(Probe::first, 1L);
        node.pass(Duration.ofSeconds(5));
        assertThat(database.state(job)).isEqualTo(JobState.ENQUEUED);

        assertThat(operator().wakeNode(id, ADA)).isTrue();
        assertThat(operator().wakeNode(id, ADA)).as("already").isFalse();
        node.passUntil("the job has run", () -> database.state(job) == JobState.SUCCEEDED);
        assertThat(database.auditTrail())
                .extracting(entry -> entry.action() + " " + entry.subjectKind() + " " + entry.subject() + " "
                        + entry.before().orElse("") + ">" + entry.after().orElse(""))
                .containsExactly("QUIET_NODE NODE " + id + " RUNNING>QUIET", "WAKE_NODE NODE " + id + " QUIET>RUNNING");
    }

    @Test
    void a_quiet_node_still_keeps_its_lease_and_tells_how_it_is() {
        node.start();
        operator().quietNode(details().id(), ADA);

        node.pass(Duration.ofMinutes(2));

        assertThat(details().state()).isEqualTo("QUIET");
        assertThat(details().pulse().orElseThrow().heapUsed()).isPositive();
        assertThat(node.engine().monitor().nodes()).hasSize(1);
    }

    @Test
    void what_is_no_node_is_neither_quieted_nor_woken_and_leaves_no_entry() {
        assertThat(operator().quietNode("shop-a1", ADA)).isFalse();
        assertThat(operator().wakeNode("01980c5e-7b1c-7000-8000-00003536544e", ADA))
                .isFalse();

        assertThat(database.auditTrail()).isEmpty();
    }
}
