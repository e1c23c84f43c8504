package dev.erga.example.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** WildFly's base folder: configuration and deployments are new at each start, the transaction log stays. */
final class ServerFolder {
    private final Path folder;

    private ServerFolder(Path folder) {
        this.folder = folder;
    }

    static ServerFolder prepare(WildFlySetup setup) throws IOException {
        Path folder = setup.folder();
        for (String old : List.of("configuration", "deployments", "tmp")) {
            delete(folder.resolve(old));
        }
        copy(setup.build().wildfly().resolve("standalone/configuration"), folder.resolve("configuration"));
        Path deployments = Files.createDirectories(folder.resolve("deployments"));
        Files.copy(setup.build().war(), deployments.resolve("example.war"));
        if (setup.database().isPostgresql()) {
            Files.copy(setup.build().postgresqlDriver(), deployments.resolve("postgresql.jar"));
        }
        return new ServerFolder(folder);
    }

    Path path() {
        return folder;
    }

    /** The server goes on without an application that it could not deploy; a caller who waits for it must not. */
    void refuseFailedDeployment() {
        Path failed = folder.resolve("deployments/example.war.failed");
        if (Files.exists(failed)) {
            throw new IllegalStateException("WildFly could not deploy the shop: " + read(failed));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
