package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Rows that no running version could have written lie in the job table: nothing is lost, and the others go on. */
@ArquillianTest
class BadRowsIT {

    private static final String UNDECLARED = "0192b1f0-0000-7000-8000-000000000001";
    private static final String BROKEN = "0192b1f0-0000-7000-8000-000000000002";
    private static final String MISFIT = "0192b1f0-0000-7000-8000-000000000003";
    private static final String GOOD = "0192b1f0-0000-7000-8000-000000000004";

    @ArquillianResource
    private ContainerController controller;

    @Test
    void rows_that_nobody_can_run_are_kept_and_say_why_while_the_others_run() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        JobTables tables = new JobTables(database);
        Node node = Node.start(
                controller,
                "node-a",
                new NodeSetup(database, List.of(Shop.build().war()), Map.of()));
        try {
            put(tables, UNDECLARED, "Gone.method", "[]");
            put(tables, BROKEN, "Counting.exactlyOnce", "[\"bad");
            put(tables, MISFIT, "Counting.exactlyOnce", "[{\"a\": 1}, 2]");
            put(tables, GOOD, "Counting.exactlyOnce", "[\"good\"]");
            Shop shop = new Shop(node.address("example"));

            for (String unreadable : List.of(BROKEN, MISFIT)) {
                assertThat(shop.finished(unreadable))
                        .contains("\"state\":\"FAILED\"", "ERGA-0306", "parameter 1 (String group)");
            }
            Await.until("the good row among them has run", () -> tables.rows("good") == 1);
            Await.until(
                    "the row that nobody declares is held",
                    () -> shop.get("api/jobs/" + UNDECLARED).body().contains("\"state\":\"HELD\""));
            assertThat(shop.get("api/jobs/" + UNDECLARED).body())
                    .contains("ERGA-0420  no running node declares this job method", "\"attempts\":0");
            assertThat(shop.getAs("vic", "erga?state=held").body()).contains("Gone.method", UNDECLARED);

            assertThat(tables.lines("SELECT state FROM erga_job ORDER BY id"))
                    .containsExactly("HELD", "FAILED", "FAILED", "SUCCEEDED");
        } finally {
            node.stop();
        }
    }

    private static void put(JobTables tables, String id, String name, String arguments) throws SQLException {
        tables.change(
                "INSERT INTO erga_job (id, name, queue, priority, state, arguments)"
                        + " VALUES (CAST(? AS uuid), ?, 'counting', 5, 'ENQUEUED', ?)",
                id,
                name,
                arguments);
    }
}
