package dev.erga.dashboard.jobs;

import dev.erga.dashboard.text.StateLook;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the address asks for. Only what the store finds by an index can be asked.
 *
 * @param state only jobs in this state
 * @param words what else the jobs must have, as it was typed, in the order in which it is written again
 * @param narrowed what the words mean
 * @param before where the page before ended
 * @param after where the page after began
 * @param picked whether all jobs of the page are selected
 * @param misread what was left out
 */
record JobsQuery(
        Optional<JobState> state,
        Map<Qualifier, Term> words,
        JobFilter narrowed,
        Optional<JobId> before,
        Optional<JobId> after,
        boolean picked,
        List<Misread> misread) {

    JobFilter filter() {
        JobFilter filter = state.map(narrowed::inState).orElse(narrowed);
        filter = before.map(filter::olderThan).orElse(filter);
        return after.map(filter::newerThan).orElse(filter);
    }

    /** Whether only the state narrows it, if that. */
    boolean isPlain() {
        return words.isEmpty();
    }

    /** Whether it asks for one job by its id. */
    boolean isForOne() {
        return words.containsKey(Qualifier.ID);
    }

    /** Whether it begins further down than at the newest. */
    boolean isPaged() {
        return before.isPresent() || after.isPresent();
    }

    /** The search as it is typed, without the state: that is chosen by the tabs. */
    String text() {
        return text(any -> true);
    }

    private String text(Predicate<Term> wanted) {
        return words.values().stream().filter(wanted).map(Term::text).collect(Collectors.joining(" "));
    }

    /** The address of its first page. */
    String first() {
        return address(state, text(), "");
    }

    /** The address of this page. */
    String here() {
        return before.map(this::older).or(() -> after.map(this::newer)).orElseGet(this::first);
    }

    /** The address of this page with all its jobs selected. */
    String selected() {
        return Stream.of(here(), "pick=page").filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
    }

    /** The address of the page that follows. */
    String older(JobId next) {
        return address(state, text(), "before=" + next);
    }

    /** The address of the page before. */
    String newer(JobId previous) {
        return address(state, text(), "after=" + previous);
    }

    /** The address of the same search in another state, or in all; without the node, unless that is the state of what runs. */
    String in(Optional<JobState> other) {
        return other.equals(Optional.of(JobState.PROCESSING))
                ? address(other, text(), "")
                : address(other, text(term -> !term.qualifier().equals(Qualifier.NODE.word())), "");
    }

    /** The address of the same search without one of its words. */
    String without(Term left) {
        return address(state, text(term -> !term.equals(left)), "");
    }

    /** The address of a search for one thing, in one state or in all. */
    static String addressOf(Optional<JobState> state, String qualifier, String value) {
        return address(state, new Term(qualifier, value).text(), "");
    }

    /** The address of the jobs that failed in one way. */
    static String addressOfFailure(String key, Optional<String> within, Optional<JobState> state) {
        String error = new Term("error", key).text();
        return address(
                state,
                within.map(span -> error + " " + new Term("failed", span).text())
                        .orElse(error),
                "");
    }

    private static String address(Optional<JobState> state, String text, String place) {
        return Stream.of(
                        state.map(only -> "state=" + StateLook.key(only)).orElse(""),
                        text.isEmpty() ? "" : "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8),
                        place)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
    }
}
