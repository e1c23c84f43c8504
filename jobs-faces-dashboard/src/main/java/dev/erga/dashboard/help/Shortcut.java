package dev.erga.dashboard.help;

import dev.erga.dashboard.text.Texts;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a key does.
 *
 * @param keys to be pressed one after the other
 * @param words what follows
 */
public record Shortcut(List<String> keys, String words) {

    /** The names of their texts, {@code help.key.<name>} for the keys and {@code help.does.<name>} for what they do. */
    private static final List<String> NAMES = List.of(
            "overview",
            "jobs",
            "failures",
            "recurring",
            "queues",
            "batches",
            "nodes",
            "search",
            "down",
            "up",
            "select",
            "open",
            "live",
            "theme",
            "help");

    static List<Shortcut> all(Texts texts) {
        return NAMES.stream()
                .map(name -> new Shortcut(
                        Stream.of(texts.get("help.key." + name).split(" ")).toList(), texts.get("help.does." + name)))
                .toList();
    }
}
