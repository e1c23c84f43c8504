package dev.erga.example.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parts of the shop's sources between {@code // region: name} and {@code // end}, without their indentation. */
final class Regions {

    private static final String BEGIN = "// region: ";
    private static final String END = "// end";

    private final Map<String, String> textByName = new HashMap<>();

    private Regions() {}

    static Regions under(Path sources) throws IOException {
        Regions regions = new Regions();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(regions::readFile);
        }
        return regions;
    }

    Map<String, String> textByName() {
        return Map.copyOf(textByName);
    }

    private void readFile(Path file) {
        try {
            read(file.toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void read(String file, List<String> lines) {
        List<String> region = new ArrayList<>();
        String name = "";
        for (String line : lines) {
            String word = line.strip();
            if (word.startsWith(BEGIN)) {
                name = word.substring(BEGIN.length());
                region.clear();
            } else if (word.equals(END)) {
                put(file, name, String.join("\n", region).stripIndent());
                name = "";
            } else if (!name.isEmpty()) {
                region.add(line);
            }
        }
        if (!name.isEmpty()) {
            throw new IllegalStateException("region " + name + " has no end in " + file);
        }
    }

    private void put(String file, String name, String text) {
        if (name.isEmpty() || textByName.put(name, text) != null) {
            throw new IllegalStateException("\"" + name + "\" is no region, or the second of its name, in " + file);
        }
    }
}
