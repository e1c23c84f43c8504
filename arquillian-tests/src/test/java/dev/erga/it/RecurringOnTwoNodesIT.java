package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;

@ArquillianTest
class RecurringOnTwoNodesIT {

    private static final int FIRES = 60;

    @ArquillianResource
    private ContainerController controller;

    @Test
    void sixty_fires_of_one_second_make_sixty_entries_and_sixty_runs_on_two_nodes() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        JobTables tables = new JobTables(database);
        NodeSetup setup = new NodeSetup(database, List.of(shopWithSchedule()), Map.of());
        Node nodeA = Node.start(controller, "node-a", setup);
        Node nodeB = Node.start(controller, "node-b", setup);
        try {
            String sixty = """
                    SELECT f.fire_time, f.outcome, f.job_id FROM erga_fire f
                    WHERE recurring_id = '%s' AND f.fire_time > CAST(? AS timestamptz)
                    ORDER BY f.fire_time LIMIT %d
                    """.formatted(EverySecond.ID, FIRES);
            String begin = tables.lines("SELECT clock_timestamp()").get(0);
            String done = "SELECT count(*) FROM (" + sixty + ") f JOIN erga_job j ON j.id = f.job_id"
                    + " WHERE j.state = 'SUCCEEDED'";
            Await.until("sixty fires have run", () -> tables.count(done, begin) == FIRES, () -> ledger(tables));

            assertThat(tables.lines("SELECT DISTINCT outcome FROM (" + sixty + ") f", begin))
                    .containsExactly("FIRED");
            assertThat(tables.count(
                            "SELECT extract(epoch FROM max(fire_time) - min(fire_time))::int FROM (" + sixty + ") f",
                            begin))
                    .as("no second between the first and the last is left out")
                    .isEqualTo(FIRES - 1);
            assertThat(tables.count(
                            "SELECT count(*) FROM shop_counted_run r JOIN (" + sixty
                                    + ") f ON r.job_id = f.job_id::text",
                            begin))
                    .as("runs of those sixty fires")
                    .isEqualTo(FIRES);
        } finally {
            nodeA.stop();
            nodeB.stop();
        }
    }

    private static List<String> ledger(JobTables tables) {
        try {
            return tables.lines("SELECT outcome, count(*) FROM erga_fire GROUP BY outcome");
        } catch (Exception blind) {
            return List.of(blind.toString());
        }
    }

    private static Path shopWithSchedule() throws Exception {
        Path folder = Files.createDirectories(Path.of(System.getProperty("servers.folder"), "with-schedule"));
        Path war = folder.resolve("example.war");
        Shop.war().addClass(EverySecond.class).as(ZipExporter.class).exportTo(war.toFile(), true);
        return war;
    }
}
