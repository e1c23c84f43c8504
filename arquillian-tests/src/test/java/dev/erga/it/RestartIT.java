package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.example.server.Database;
import dev.erga.example.server.ServerFolder;
import dev.erga.example.server.WildFlyServer;
import dev.erga.example.server.WildFlySetup;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the README's demonstration promises: H2 in a file, one server, no warning before it dies. */
class RestartIT {

    private static final Map<String, String> QUICK_LEASE = Map.of("erga.heartbeat", "PT3S", "erga.lease", "PT9S");

    @Test
    void a_thousand_jobs_outlive_the_server_that_was_to_run_them_and_run_once_each() throws Exception {
        Path data = Path.of(System.getProperty("servers.folder"), "restart");
        ServerFolder.delete(data);
        WildFlySetup setup = new WildFlySetup(Shop.build(), data, FreePorts.next(), Database.h2(), QUICK_LEASE);
        String group;
        try (WildFlyServer server = WildFlyServer.start(setup, Redirect.DISCARD)) {
            group = new Shop(server.shop()).startCounting(1000);
            server.process().kill();
        }
        try (WildFlyServer server = WildFlyServer.start(setup, Redirect.DISCARD)) {
            Shop shop = new Shop(server.shop());
            Await.until(
                    "all jobs are done",
                    () -> shop.counted(group).contains("\"SUCCEEDED\":1000"),
                    () -> shop.counted(group));

            assertThat(shop.counted(group)).contains("\"rows\":1000", "\"distinctJobs\":1000");
        }
    }
}
