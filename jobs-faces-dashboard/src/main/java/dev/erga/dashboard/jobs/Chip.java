package dev.erga.dashboard.jobs;

import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing that narrows the list, and the way to the list without it.
 *
 * @param text what narrows it
 * @param query what the address without it has after the question mark; may be empty
 */
public record Chip(String text, String query) {

    static List<Chip> of(JobsQuery query, Texts texts) {
        Stream<Chip> state = query.state().stream()
                .map(only -> new Chip(texts.get("state." + StateLook.key(only)), query.in(Optional.empty())));
        Stream<Chip> words = query.words().values().stream().map(term -> new Chip(term.text(), query.without(term)));
        return Stream.concat(state, words).toList();
    }
}
