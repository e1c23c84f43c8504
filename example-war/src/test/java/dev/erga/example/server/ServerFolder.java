package dev.erga.example.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** WildFly's base folder: configuration and deployments are new at each start, the transaction log stays. */
public final class ServerFolder {
    private final Path folder;
    private final List<Path> deployments;

    private ServerFolder(Path folder, List<Path> deployments) {
        this.folder = folder;
        this.deployments = deployments;
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
        Path scanned = Files.createDirectories(folder.resolve("deployments"));
        List<Path> copies = new ArrayList<>();
        for (Path deployment : deployments) {
            copies.add(Files.copy(deployment, scanned.resolve(deployment.getFileName())));
        }
        return new ServerFolder(folder, copies);
    }

    Path path() {
        return folder;
    }

    /**
     * Whether all deployments are up. Until then parts of them may answer already, of ones that will fail too.
     *
     * @throws IllegalStateException when the server could not deploy one; it goes on without it
     */
    public boolean isDeployed() throws IOException {
        for (Path deployment : deployments) {
            // What WildFly's scanner writes beside a deployment when it is done with it.
            Path failed = Path.of(deployment + ".failed");
            if (Files.exists(failed)) {
                throw new IllegalStateException(
                        "WildFly could not deploy %s: %s".formatted(deployment, Files.readString(failed)));
            }
            if (Files.notExists(Path.of(deployment + ".deployed"))) {
                return false;
            }
        }
        return true;
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
