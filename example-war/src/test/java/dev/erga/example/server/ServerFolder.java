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
public final class ServerFolder {
    private final Path folder;

    private ServerFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder ready for a start.
     *
     * @param wildfly     the unpacked WildFly
     * @param folder      is made when it does not exist
     * @param deployments files to deploy during the start, under their own names
     */
    public static ServerFolder prepare(Path wildfly, Path folder, List<Path> deployments) throws IOException {
        for (String old : List.of("configuration", "deployments", "tmp")) {
            delete(folder.resolve(old));
        }
        copy(wildfly.resolve("standalone/configuration"), folder.resolve("configuration"));
        Files.createDirectories(folder.resolve("deployments"));
        for (Path deployment : deployments) {
            Files.copy(deployment, folder.resolve("deployments").resolve(deployment.getFileName()));
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

    /** Copies a folder with all that is in it over another, which is made when it does not exist. */
    public static void copy(Path from, Path to) throws IOException {
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

    /** Deletes a folder with all that is in it; one that does not exist is fine. */
    public static void delete(Path tree) throws IOException {
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
