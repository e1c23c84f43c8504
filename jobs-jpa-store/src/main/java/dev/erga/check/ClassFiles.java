package dev.erga.check;

import dev.erga.jobs.JobsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The classes in folders and jars that declare job methods, with all that lie beside them, since they may inherit some. What they
 * need besides comes from the class path; nothing of them is run but upcasters.
 */
final class ClassFiles {

    /** How a class file names the annotations. */
    private static final List<String> ANNOTATIONS = Stream.of("BackgroundJob", "Recurring", "ArgumentUpcaster")
            .map(name -> "Ldev/erga/jobs/" + name + ";")
            .toList();

    private static final String ENDING = ".class";

    private ClassFiles() {}

    /** A class file, not loaded. */
    private record Found(String name, boolean mentions) {}

    /**
     * The classes.
     *
     * @throws JobsException ERGA-0652 if there are none, ERGA-0653 if one with annotations cannot be loaded
     */
    static List<Class<?>> in(List<Path> paths) {
        List<Path> roots = paths.stream().flatMap(path -> roots(path).stream()).toList();
        ClassLoader loader = new URLClassLoader(
                roots.stream().map(ClassFiles::url).toArray(URL[]::new), ClassFiles.class.getClassLoader());
        List<Class<?>> classes = new ArrayList<>();
        for (Path root : roots) {
            List<Found> found = found(root);
            if (found.stream().anyMatch(Found::mentions)) {
                found.forEach(each -> classes.addAll(loaded(each, loader)));
            }
        }
        return classes;
    }

    private static List<Path> roots(Path path) {
        if (Files.isDirectory(path.resolve("WEB-INF"))) {
            List<Path> roots = new ArrayList<>(List.of(path.resolve("WEB-INF/classes")));
            roots.removeIf(Files::notExists);
            roots.addAll(jars(path.resolve("WEB-INF/lib")));
            return roots;
        }
        if (path.toString().endsWith(".war")) {
            throw new JobsException(CheckMessages.noClasses(path, "it is a WAR that is packed"));
        }
        if (Files.isDirectory(path)
                || (Files.isRegularFile(path) && path.toString().endsWith(".jar"))) {
            return List.of(path);
        }
        throw new JobsException(CheckMessages.noClasses(path, "it is neither a folder nor a jar"));
    }

    private static List<Path> jars(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static URL url(Path root) {
        try {
            return root.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(root.toString(), impossible);
        }
    }

    private static List<Found> found(Path root) {
        try {
            return Files.isDirectory(root) ? inFolder(root) : inJar(root);
        } catch (IOException failed) {
            throw new JobsException(CheckMessages.noClasses(root, failed.toString()), failed);
        }
    }

    private static List<Found> inFolder(Path root) throws IOException {
        List<Found> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(each -> isClass(root.relativize(each).toString()))
                    .sorted()
                    .toList()) {
                found.add(found(root.relativize(file).toString(), Files.readAllBytes(file)));
            }
        }
        return found;
    }

    private static List<Found> inJar(Path jar) throws IOException {
        List<Found> found = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getEntry("dev/erga/jobs/BackgroundJob.class") != null) {
                // Erga itself speaks of the annotations and has no job methods.
                return found;
            }
            for (JarEntry entry : Collections.list(file.entries())) {
                if (isClass(entry.getName())) {
                    try (InputStream bytes = file.getInputStream(entry)) {
                        found.add(found(entry.getName(), bytes.readAllBytes()));
                    }
                }
            }
        }
        return found;
    }

    private static boolean isClass(String file) {
        return file.endsWith(ENDING) && !file.contains("-info.") && !file.startsWith("META-INF");
    }

    private static Found found(String file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String name = file.substring(0, file.length() - ENDING.length())
                .replace('/', '.')
                .replace('\\', '.');
        return new Found(name, ANNOTATIONS.stream().anyMatch(text::contains));
    }

    /** What cannot be loaded and has no annotations is nobody's concern here. */
    private static List<Class<?>> loaded(Found found, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(found.name(), false, loader);
            // Fails here if something that its methods speak of is missing.
            boolean hasMethods = type.getDeclaredMethods().length + type.getMethods().length > 0;
            return hasMethods ? List.of(type) : List.of();
        } catch (ClassNotFoundException | LinkageError | TypeNotPresentException incomplete) {
            if (found.mentions()) {
                throw new JobsException(CheckMessages.notLoaded(found.name(), incomplete), incomplete);
            }
            return List.of();
        }
    }
}
