package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;

/** An application that is deployed while its database is down. */
@ArquillianTest
class DatabaseDownIT {

    @ArquillianResource
    private ContainerController controller;

    @Test
    void it_is_deployed_says_what_it_waits_for_and_works_when_the_database_is_back() throws Exception {
        int port = FreePorts.next();
        TestDatabase down = new TestDatabase("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        Node node = Node.start(controller, "node-a", new NodeSetup(down, List.of(office()), Map.of()));
        try {
            Shop office = new Shop(node.address("office"));
            assertThat(office.get("counter?by=bean").statusCode()).isEqualTo(500);
            assertThat(Files.readString(node.log()))
                    .contains("ERGA-0636  the job store is not open yet, so no job can be put in or run")
                    .contains("Connection to 127.0.0.1:" + port + " refused");

            try (EmbeddedPostgres back =
                    EmbeddedPostgres.builder().setPort(port).start()) {
                assertThat(back.getPort()).isEqualTo(port);
                Await.until(
                        "a job can be put in",
                        () -> office.get("counter?by=bean").statusCode() == 200);
                String job = office.get("counter?by=ejb").body();
                Await.until(
                        "the job has run",
                        () -> office.get("counter?job=" + job).body().equals("SUCCEEDED after 1"));
                node.stop();
            }
        } finally {
            node.stop();
        }
    }

    private static Path office() throws Exception {
        Path folder = Files.createDirectories(Path.of(System.getProperty("servers.folder"), "office"));
        Path war = folder.resolve("office.war");
        SmallWar.withComponents("office.war").as(ZipExporter.class).exportTo(war.toFile(), true);
        return war;
    }
}
