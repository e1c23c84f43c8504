package dev.erga.it;

import dev.erga.it.host.Guests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * The shop on a server of its own, with a database that one can look into. Beside the demo's three people it knows ann, who is
 * signed in and has no role.
 *
 * @param exhibits what pages of one thing show
 */
record GuardedShop(Node node, Shop shop, JobTables tables, Exhibits exhibits) implements AutoCloseable {

    /** Stands on many pages, and in no answer to somebody who may not look. */
    static final String SECRET = "for-viewers-only";

    /** The newest for ever, so that they stand at the top of lists. */
    private static final String JOB = "01ffffff-0000-7000-8000-00000000000a";

    private static final String BATCH = "01ffffff-0000-7000-8000-00000000000b";

    /** Returns when it serves and works. */
    static GuardedShop open(ContainerController controller) throws Exception {
        TestDatabase database = TestDatabase.fresh();
        Node node = Node.start(controller, "node-a", new NodeSetup(database, List.of(war()), Map.of()));
        try {
            JobTables tables = new JobTables(database);
            hangUp(tables);
            Await.until(
                    "the shop's schedules are stored",
                    () -> tables.count("SELECT count(*) FROM erga_recurring WHERE id = ?", Exhibits.RECURRING) == 1);
            Exhibits exhibits = new Exhibits(JOB, BATCH, Exhibits.RECURRING);
            return new GuardedShop(node, new Shop(node.address("example")), tables, exhibits);
        } catch (Exception | Error failed) {
            node.stop();
            throw failed;
        }
    }

    private static Path war() throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("servers.folder"), "with-guest"));
        Path war = folder.resolve("example.war");
        Shop.war().addClass(Guests.class).as(ZipExporter.class).exportTo(war.toFile(), true);
        return war;
    }

    private static void hangUp(JobTables tables) throws SQLException {
        tables.change(
                "INSERT INTO erga_batch (id, name, state, total) VALUES (CAST(? AS uuid), ?, 'PROCESSING', 1)",
                BATCH,
                SECRET);
        tables.change("""
                INSERT INTO erga_job (id, name, queue, priority, state, arguments, batch_id, linked)
                VALUES (CAST(? AS uuid), 'Counting.exactlyOnce', ?, 5, 'ENQUEUED', '["x"]', CAST(? AS uuid), TRUE)
                """, JOB, SECRET, BATCH);
    }

    @Override
    public void close() {
        node.abandon();
    }
}
