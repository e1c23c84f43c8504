package dev.erga.example.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a WildFly with the shop on it is to be started.
 *
 * @param build      where its parts are
 * @param data       the folder that survives: the H2 database, mails, the server's transaction log
 * @param port       of HTTP, on the loopback address
 * @param database   behind the data source {@code jdbc/erga}
 * @param properties system properties of the server; MicroProfile Config reads them too, so {@code erga.*} goes here
 */
public record WildFlySetup(Build build, Path data, int port, Database database, Map<String, String> properties) {
    Path folder() {
        return data.resolve("server");
    }

    List<Path> deployments() {
        return database.isPostgresql() ? List.of(build.postgresqlDriver(), build.war()) : List.of(build.war());
    }

    List<Path> yaml() {
        return List.of(build.config().resolve("server.yml"), build.config().resolve(database.kind() + ".yml"));
    }
}
