package dev.erga.dashboard.jobs;

import dev.erga.dashboard.text.StateLook;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the address asks for. Only what the store finds by an index can be asked.
 *
 * @param state only jobs in this state
 * @param words what else the jobs must have, each qualifier once, as it was typed
 * @param batch only members of this batch
 * @param failedWithin only those that failed no longer ago than this
 * @param id only this job
 * @param before where the page before ended
 * @param after where the page after began
 * @param misread what was left out
 */
record JobsQuery(
        Optional<JobState> state,
        Map<String, Term> words,
        Optional<BatchId> batch,
        Optional<Duration> failedWithin,
        Optional<JobId> id,
        Optional<JobId> before,
        Optional<JobId> after,
        List<Misread> misread) {

    JobFilter filter() {
        JobFilter filter = JobFilter.all();
        filter = state.map(filter::inState).orElse(filter);
        filter = value("queue").map(filter::inQueue).orElse(filter);
        filter = value("job").map(filter::named).orElse(filter);
        filter = value("label").map(filter::labelled).orElse(filter);
        filter = batch.map(filter::inBatch).orElse(filter);
        filter = value("error").map(filter::failedWith).orElse(filter);
        filter = failedWithin.map(filter::failedWithin).orElse(filter);
        filter = before.map(filter::olderThan).orElse(filter);
        return after.map(filter::newerThan).orElse(filter);
    }

    Optional<String> value(String qualifier) {
        return Optional.ofNullable(words.get(qualifier)).map(Term::value);
    }

    /** Whether only the state narrows it, if that. */
    boolean isPlain() {
        return words.isEmpty();
    }

    /** Whether it begins further down than at the newest. */
    boolean isPaged() {
        return before.isPresent() || after.isPresent();
    }

    /** The search as it is typed, without the state: that is chosen by the tabs. */
    String text() {
        return words.values().stream().map(Term::text).collect(Collectors.joining(" "));
    }

    /** The address of its first page. */
    String first() {
        return address(state, text(), "");
    }

    /** The address of the page that follows. */
    String older(JobId next) {
        return address(state, text(), "before=" + next);
    }

    /** The address of the page before. */
    String newer(JobId previous) {
        return address(state, text(), "after=" + previous);
    }

    /** The address of the same search in another state, or in all. */
    String in(Optional<JobState> other) {
        return address(other, text(), "");
    }

    /** The address of the same search without one of its words. */
    String without(Term left) {
        String rest = words.values().stream()
                .filter(term -> !term.equals(left))
                .map(Term::text)
                .collect(Collectors.joining(" "));
        return address(state, rest, "");
    }

    /** The address of a search for one thing. */
    static String addressOf(String qualifier, String value) {
        return address(Optional.empty(), new Term(qualifier, value).text(), "");
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
        return List.of(
                        state.map(only -> "state=" + StateLook.key(only)).orElse(""),
                        text.isEmpty() ? "" : "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8),
                        place)
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
    }
}
