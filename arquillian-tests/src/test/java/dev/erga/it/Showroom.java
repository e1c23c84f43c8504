package dev.erga.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A server with a shop that has a history, an application beside it whose dashboard is closed, and a browser. */
record Showroom(Node node, ShopHistory history, Chromium browser) implements AutoCloseable {

    static Showroom open(ContainerController controller) throws Exception {
        TestDatabase database = TestDatabase.fresh();
        Node node = Node.start(
                controller,
                "node-a",
                new NodeSetup(database, List.of(Shop.build().war(), closed()), ShopHistory.SETTINGS));
        try {
            ShopHistory history = ShopHistory.of(new Shop(node.address("example")), database);
            Showroom showroom = new Showroom(node, history, Chromium.start());
            showroom.letOlgaPauseAQueue();
            return showroom;
        } catch (Exception | Error failed) {
            node.stop();
            throw failed;
        }
    }

    /** Where an address of {@link DashboardPage} is. */
    URI at(String address) {
        return node.address("example").resolve(history.fill(address));
    }

    /** Lets somebody open a page in a new window. */
    Visit visit(Person person, DashboardPage page) {
        return new Visit(browser.openFor(person), at(page.address()));
    }

    @Override
    public void close() throws SQLException {
        browser.close();
        history.close();
        node.stop();
    }

    /** Ends it where the server cannot be stopped in good order. */
    void abandon() throws SQLException {
        browser.close();
        history.close();
        node.abandon();
    }

    /** For a reason that would like to be markup. */
    private void letOlgaPauseAQueue() {
        try (BrowserContext window = browser.openFor(Person.OLGA)) {
            Page page = window.newPage();
            page.navigate(at("erga/confirm?do=pause-queue&on=maintenance").toString());
            page.locator("input[name=why]").fill(ShopHistory.HOSTILE);
            page.locator("main button[type=submit]").click();
        }
    }

    /** The shop's libraries and nothing of its own, with the engine at rest and no role that opens the dashboard. */
    private static Path closed() throws IOException {
        WebArchive closed = ShrinkWrap.create(WebArchive.class, "closed.war")
                .addAsResource(new StringAsset("erga.enabled=false\n"), "META-INF/microprofile-config.properties");
        Shop.war()
                .getContent(path -> path.get().matches("/WEB-INF/lib/.+"))
                .forEach((path, file) -> closed.add(file.getAsset(), path));
        Path file = Path.of(System.getProperty("servers.folder"), "closed.war");
        Files.createDirectories(file.getParent());
        closed.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
