package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, of which one dies or freezes while it works: each effect exists exactly once. */
@ArquillianTest
class SharedWorkIT {

    private static final int WORKERS = 8;
    private static final int LEASE_SECONDS = 9;

    /** How often a node looks for dead ones, and what the promise adds to lease and sweep. */
    private static final int SWEEP_SECONDS = 5;

    private static final int PROMISED_SLACK_SECONDS = 5;

    private static final Map<String, String> QUICK_LEASE = Map.of(
            "erga.workers",
            Integer.toString(WORKERS),
            "erga.heartbeat",
            "PT3S",
            "erga.lease",
            "PT" + LEASE_SECONDS + "S");

    @ArquillianResource
    private ContainerController controller;

    @Test
    void one_of_two_nodes_is_killed_half_way_and_each_of_2000_effects_exists_once() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        JobTables tables = new JobTables(database);
        NodeSetup setup = new NodeSetup(database, List.of(Shop.build().war()), QUICK_LEASE);
        Node nodeA = Node.start(controller, "node-a", setup);
        Node nodeB = Node.start(controller, "node-b", setup);
        try (Gate gate = Gate.afterRows(database, 1000)) {
            String group = new Shop(nodeA.address("example")).startCounting(2000);
            awaitBothAtWork(gate, tables);

            nodeA.kill();
            String killed = tables.lines("SELECT clock_timestamp()").get(0);
            gate.open();
            Await.until("all jobs are done", () -> tables.jobs(group, "SUCCEEDED") == 2000, () -> seen(tables));

            assertThat(tables.rows(group)).isEqualTo(2000);
            assertThat(tables.jobsWithRows(group)).isEqualTo(2000);
            assertThat(rescued(tables)).as("jobs taken over from the dead node").isGreaterThanOrEqualTo(WORKERS);
            assertThat(tables.count(
                            "SELECT ceil(extract(epoch FROM max(ended_at) - CAST(? AS timestamptz))) FROM erga_attempt"
                                    + " WHERE outcome = 'RESCUED'",
                            killed))
                    .as("seconds until the last was taken over, by the database's clock")
                    .isLessThanOrEqualTo(LEASE_SECONDS + SWEEP_SECONDS + PROMISED_SLACK_SECONDS);
            assertThat(tables.count("SELECT max(crashes) FROM erga_job"))
                    .as("how often a job is blamed for one death, begun or not")
                    .isEqualTo(1);
            assertThat(tables.count("SELECT count(DISTINCT node) FROM erga_job WHERE state = 'SUCCEEDED'"))
                    .as("nodes that have ended jobs well")
                    .isEqualTo(2);
        } finally {
            nodeA.stop();
            nodeB.stop();
        }
    }

    @Test
    void one_of_two_nodes_is_killed_while_its_jobs_share_transactions_and_each_of_3000_effects_exists_once()
            throws Exception {
        TestDatabase database = TestDatabase.fresh();
        JobTables tables = new JobTables(database);
        Map<String, String> properties = new HashMap<>(QUICK_LEASE);
        properties.put("erga.job.\"Counting.exactlyOnce\".chunk", "50");
        NodeSetup setup = new NodeSetup(database, List.of(Shop.build().war()), properties);
        Node nodeA = Node.start(controller, "node-a", setup);
        Node nodeB = Node.start(controller, "node-b", setup);
        try (Gate gate = Gate.afterRows(database, 1000)) {
            String group = new Shop(nodeA.address("example")).startCounting(3000);
            awaitBothAtWork(gate, tables);

            nodeA.kill();
            gate.open();
            Await.until("all jobs are done", () -> tables.jobs(group, "SUCCEEDED") == 3000, () -> seen(tables));

            assertThat(tables.rows(group)).isEqualTo(3000);
            assertThat(tables.jobsWithRows(group)).isEqualTo(3000);
            assertThat(tables.count("SELECT max(attempts) FROM erga_job")).isEqualTo(1);
            assertThat(tables.count("SELECT count(*) FROM erga_job WHERE crashes > 0"))
                    .as("jobs of the dead node, which then ran alone")
                    .isGreaterThanOrEqualTo(WORKERS);
            assertThat(tables.count("SELECT count(DISTINCT xmin::text) FROM shop_counted_run"))
                    .as("transactions in which the rows were written")
                    .isLessThan(1500);
        } finally {
            nodeA.stop();
            nodeB.stop();
        }
    }

    @Test
    void a_node_frozen_past_its_lease_changes_nothing_when_it_wakes_and_then_works_again() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        JobTables tables = new JobTables(database);
        NodeSetup setup = new NodeSetup(database, List.of(Shop.build().war()), QUICK_LEASE);
        Node nodeA = Node.start(controller, "node-a", setup);
        Node nodeB = Node.start(controller, "node-b", setup);
        try (Gate gate = Gate.afterRows(database, 0)) {
            Shop shopB = new Shop(nodeB.address("example"));
            String group = shopB.startCounting(100);
            awaitBothAtWork(gate, tables);

            nodeA.freeze();
            Await.until(
                    "the frozen node's jobs are taken from it", () -> rescued(tables) >= WORKERS, () -> seen(tables));
            gate.open();
            Await.until(
                    "the other node has done everything",
                    () -> tables.jobs(group, "SUCCEEDED") == 100,
                    () -> seen(tables));
            List<String> before = everything(tables);
            nodeA.thaw();
            Await.until("the woken node has joined anew", () -> living(tables, "node-a") == 1, () -> seen(tables));
            Await.until("its old transactions are over", () -> openTransactions(tables) == 0, () -> seen(tables));

            assertThat(everything(tables)).isEqualTo(before);
            assertThat(tables.rows(group)).isEqualTo(100);
            assertThat(tables.jobsWithRows(group)).isEqualTo(100);

            nodeB.stop();
            String next = new Shop(nodeA.address("example")).startCounting(20);
            Await.until("the woken node works again", () -> tables.jobs(next, "SUCCEEDED") == 20, () -> seen(tables));
            assertThat(tables.rows(next)).isEqualTo(20);
        } finally {
            nodeA.thaw();
            nodeA.stop();
            nodeB.stop();
        }
    }

    private static void awaitBothAtWork(Gate gate, JobTables tables) throws Exception {
        Await.until(
                "both nodes are in the middle of their jobs", () -> gate.waiting() == 2 * WORKERS, () -> seen(tables));
    }

    private static long rescued(JobTables tables) throws Exception {
        return tables.count("SELECT count(*) FROM erga_attempt WHERE outcome = 'RESCUED'");
    }

    private static long living(JobTables tables, String name) throws Exception {
        return tables.count(
                "SELECT count(*) FROM erga_node WHERE name = ? AND state = 'ACTIVE' AND lease_until > clock_timestamp()",
                name);
    }

    private static long openTransactions(JobTables tables) throws Exception {
        return tables.count("""
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND state LIKE 'idle in transaction%'
                    AND xact_start < clock_timestamp() - INTERVAL '1 second'
                """);
    }

    private static List<String> everything(JobTables tables) throws Exception {
        return tables.lines("SELECT id, state, token, node, attempts, crashes, finished_at FROM erga_job ORDER BY id");
    }

    private static List<String> seen(JobTables tables) {
        try {
            return tables.lines("""
                    SELECT 'jobs', state, node::text, count(*) FROM erga_job GROUP BY 2, 3
                    UNION ALL SELECT 'nodes', name, state, 1 FROM erga_node
                    UNION ALL SELECT 'attempts', outcome, NULL, count(*) FROM erga_attempt GROUP BY 2
                    """);
        } catch (Exception blind) {
            return List.of(blind.toString());
        }
    }
}
