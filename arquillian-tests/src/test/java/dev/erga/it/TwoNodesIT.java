package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

@ArquillianTest
class TwoNodesIT {
    @ArquillianResource
    private ContainerController controller;

    @Test
    void two_nodes_share_a_database_and_one_survives_the_other() throws SQLException, IOException {
        TestDatabase database = TestDatabase.fresh();
        NodeSetup setup = new NodeSetup(database, List.of(Shop.build().war()), Map.of());
        Node nodeA = Node.start(controller, "node-a", setup);
        Node nodeB = Node.start(controller, "node-b", setup);
        try {
            Shop shopA = new Shop(nodeA.address("example"));
            Shop shopB = new Shop(nodeB.address("example"));
            assertThat(shopA.signUp("a").statusCode()).isEqualTo(202);
            assertThat(shopB.get("api/users").body()).contains("\"count\":1,");

            nodeA.kill();
            assertThat(shopB.signUp("b").statusCode()).isEqualTo(202);

            nodeA.startAgain();
            assertThat(shopA.get("api/users").body()).contains("\"count\":2,");
            assertThat(users(database)).isEqualTo(2);
        } finally {
            nodeA.stop();
            nodeB.stop();
        }
    }

    @Test
    void a_frozen_node_goes_on_where_it_was_when_it_thaws() throws SQLException, IOException {
        Node node = Node.start(
                controller,
                "node-a",
                new NodeSetup(TestDatabase.fresh(), List.of(Shop.build().war()), Map.of()));
        try {
            node.freeze();
            assertThat(state(node.process())).startsWith("T");

            node.thaw();
            assertThat(new Shop(node.address("example")).get("api/users").body())
                    .contains("\"count\":0,");
        } finally {
            node.stop();
        }
    }

    private static long users(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from shop_user")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String state(ProcessHandle process) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", Long.toString(process.pid())).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
