package dev.erga.example.server;

import java.nio.file.Path;

/**
 * What the build of this module has made and laid ready.
 *
 * @param wildfly the unpacked, untouched WildFly
 * @param config  the folder with this module's server configuration
 * @param target  the module's build folder
 */
public record Build(Path wildfly, Path config, Path target) {
    /** The shop, as it is deployed everywhere. */
    public Path war() {
        return target.resolve("example.war");
    }

    /** PostgreSQL's JDBC driver. */
    public Path postgresqlDriver() {
        return target.resolve("drivers/postgresql.jar");
    }
}
