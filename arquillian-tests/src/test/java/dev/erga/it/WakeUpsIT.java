package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** A node that looks for jobs by itself only once in an hour, and another that only puts jobs in. */
@ArquillianTest
class WakeUpsIT {

    private static final String LISTENING = " WHERE datname = current_database() AND query LIKE 'LISTEN%'";

    @ArquillianResource
    private ContainerController controller;

    @Test
    void a_node_runs_what_another_puts_in_also_after_its_connection_was_cut() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        JobTables tables = new JobTables(database);
        Node asking = Node.start(controller, "node-a", setup(database, Map.of("erga.workers", "0")));
        Node working = Node.start(controller, "node-b", setup(database, Map.of("erga.poll.interval", "PT1H")));
        try {
            Shop shop = new Shop(asking.address("example"));
            Await.until("the working node listens", () -> listeners(tables) == 1);

            assertThat(runs(shop, "before")).contains("\"state\":\"SUCCEEDED\"");

            assertThat(tables.count("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity" + LISTENING))
                    .isEqualTo(1);
            assertThat(runs(shop, "afterwards")).contains("\"state\":\"SUCCEEDED\"");
        } finally {
            asking.stop();
            working.stop();
        }
    }

    private static long listeners(JobTables tables) throws SQLException {
        return tables.count("SELECT count(*) FROM pg_stat_activity" + LISTENING);
    }

    private static String runs(Shop shop, String user) throws Exception {
        return shop.finished(Shop.text(shop.signUp(user).body(), "welcomeJob"));
    }

    private static NodeSetup setup(TestDatabase database, Map<String, String> properties) {
        return new NodeSetup(database, List.of(Shop.build().war()), properties);
    }
}
