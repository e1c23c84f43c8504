package dev.erga.example.server;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a JVM is to run.
 *
 * @param options   for the JVM itself
 * @param classPath where the main class is, as {@code java -cp} takes it
 * @param arguments for the main class
 */
public record JavaProgram(List<String> options, String classPath, String mainClass, List<String> arguments) {
    /** The command that runs it, tied to the JVM that starts it. */
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", ownCode() + File.pathSeparator + classPath));
        command.addAll(List.of(TiedServer.class.getName(), mainClass));
        command.addAll(arguments);
        return command;
    }

    private static Path ownCode() {
        try {
            return Path.of(TiedServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
