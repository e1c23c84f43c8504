package dev.erga.check;

import dev.erga.jobs.JobsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command was told.
 *
 * @param url of the database, as JDBC has it
 * @param user who reads it
 * @param password his or hers, which may be empty
 * @param classes folders and jars with the classes that are to be deployed
 * @param ignored names that are no affair of these classes; one that ends in {@code *} stands for all that begin so
 */
record CheckOptions(String url, String user, String password, List<Path> classes, List<String> ignored) {

    private static final String PASSWORD = "ERGA_PASSWORD";
    private static final Set<String> KNOWN = Set.of("--url", "--user", "--password", "--classes", "--ignore");

    CheckOptions {
        classes = List.copyOf(classes);
        ignored = List.copyOf(ignored);
    }

    /**
     * Reads {@code --name value} and {@code --name=value}.
     *
     * @throws JobsException ERGA-0650 for what is not known or missing
     */
    static CheckOptions of(List<String> arguments, Map<String, String> environment) {
        Map<String, List<String>> values = values(arguments);
        return new CheckOptions(
                required(values, "--url"),
                last(values, "--user", ""),
                last(values, "--password", environment.getOrDefault(PASSWORD, "")),
                all(values, "--classes").stream().map(Path::of).toList(),
                values.getOrDefault("--ignore", List.of()));
    }

    private static Map<String, List<String>> values(List<String> arguments) {
        Map<String, List<String>> values = new HashMap<>();
        for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
            String argument = each.next();
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!KNOWN.contains(name)) {
                throw new JobsException(CheckMessages.unknownOption(name));
            }
            if (equals < 0 && !each.hasNext()) {
                throw new JobsException(CheckMessages.missing(name));
            }
            String value = equals < 0 ? each.next() : argument.substring(equals + 1);
            values.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
        }
        return values;
    }

    private static String required(Map<String, List<String>> values, String name) {
        List<String> found = all(values, name);
        return found.get(found.size() - 1);
    }

    private static List<String> all(Map<String, List<String>> values, String name) {
        List<String> found = values.getOrDefault(name, List.of());
        if (found.isEmpty()) {
            throw new JobsException(CheckMessages.missing(name));
        }
        return found;
    }

    private static String last(Map<String, List<String>> values, String name, String otherwise) {
        List<String> found = values.getOrDefault(name, List.of(otherwise));
        return found.get(found.size() - 1);
    }

    boolean isIgnored(String name) {
        return ignored.stream()
                .anyMatch(ignore -> ignore.endsWith("*")
                        ? name.startsWith(ignore.substring(0, ignore.length() - 1))
                        : name.equals(ignore));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "CheckOptions[" + url + " as " + user + ", " + classes + "]";
    }
}
