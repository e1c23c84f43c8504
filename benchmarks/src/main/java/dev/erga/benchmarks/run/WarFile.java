package dev.erga.benchmarks.run;

import dev.erga.benchmarks.measure.Desk;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Packs the WAR out of this process's own class path: the desk, Erga, and what Erga needs. */
final class WarFile {

    private static final Pattern LIBRARIES = Pattern.compile(
            "(jobs-cdi-extension|jobs-jpa-store|jobs-faces-dashboard|jackson|cron-utils|jspecify).*\\.jar");
    private static final Pattern DRIVER = Pattern.compile("postgresql-.*\\.jar");
    private static final List<String> PACKAGES = List.of("dev/erga/benchmarks/measure", "dev/erga/benchmarks/wildfly");

    private WarFile() {}

    static void write(Path war) throws IOException {
        Files.createDirectories(war.getParent());
        Files.deleteIfExists(war);
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + war.toUri()), Map.of("create", "true"))) {
            for (String name : PACKAGES) {
                copyAll(ownClasses().resolve(name), zip.getPath("WEB-INF/classes", name));
            }
            Path folder = Files.createDirectories(zip.getPath("WEB-INF/lib"));
            for (Path library : onClassPath(LIBRARIES)) {
                Files.copy(library, folder.resolve(library.getFileName().toString()));
            }
            text(zip.getPath("WEB-INF/beans.xml"), "");
            // Where the JVM tells what it spends.
            text(zip.getPath("META-INF/MANIFEST.MF"), "Manifest-Version: 1.0\nDependencies: jdk.management\n");
        }
    }

    /** PostgreSQL's JDBC driver. */
    static Path driver() {
        return onClassPath(DRIVER).get(0);
    }

    private static List<Path> onClassPath(Pattern name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(entry -> name.matcher(entry.getFileName().toString()).matches())
                .toList();
    }

    private static Path ownClasses() {
        try {
            return Path.of(Desk.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException strange) {
            throw new IllegalStateException(strange);
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private static void text(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
