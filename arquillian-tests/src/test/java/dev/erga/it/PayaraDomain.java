package dev.erga.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The commands that make a Payara ready for the shop; Server and Micro read them from a file as they start. */
final class PayaraDomain {
    private static final String CONFIG = "set configs.config.server-config.";

    private PayaraDomain() {}

    /** Nothing listens but HTTP, and that on the loopback address. */
    static List<String> quietServer(int port) {
        String listener = CONFIG + "network-config.network-listeners.network-listener.";
        String iiop = CONFIG + "iiop-service.iiop-listener.";
        return List.of(
                listener + "http-listener-1.address=127.0.0.1",
                listener + "http-listener-1.port=" + port,
                listener + "http-listener-2.enabled=false",
                listener + "admin-listener.address=127.0.0.1",
                listener + "admin-listener.port=" + FreePorts.next(),
                CONFIG + "admin-service.jmx-connector.system.enabled=false",
                iiop + "orb-listener-1.enabled=false",
                iiop + "SSL.enabled=false",
                iiop + "SSL_MUTUALAUTH.enabled=false",
                CONFIG + "hazelcast-config-specific-configuration.enabled=false");
    }

    static List<String> quietMicro() {
        return List.of(CONFIG + "network-config.network-listeners.network-listener.http-listener.address=127.0.0.1");
    }

    /** The data source {@code jdbc/erga} on an H2 file. */
    static List<String> dataSource(Path data) {
        String url = "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE".formatted(data.resolve("shop"));
        return List.of(
                "create-jdbc-connection-pool --restype=javax.sql.DataSource"
                        + " --datasourceclassname=org.h2.jdbcx.JdbcDataSource --property=user=sa:password=sa:URL="
                        + url.replaceAll("[:=;]", "\\\\$0") + " erga",
                "create-jdbc-resource --connectionpoolid=erga jdbc/erga");
    }

    /**
     * Whether all is well so far.
     *
     * @throws IllegalStateException when Payara could not deploy the application; it goes on without it
     */
    static boolean isSound(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            lines.filter(line -> line.matches(".*Exception while \\w+ the app.*"))
                    .findFirst()
                    .ifPresent(line -> {
                        throw new IllegalStateException(line + "; see " + log);
                    });
        }
        return true;
    }
}
