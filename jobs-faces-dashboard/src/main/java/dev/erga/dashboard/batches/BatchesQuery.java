package dev.erga.dashboard.batches;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.BatchFilter;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the address asks for.
 *
 * @param parent only batches inside this one
 * @param before where the page before ended
 * @param misread the part of the address that means nothing, so that the page can say it was left out
 */
record BatchesQuery(Optional<BatchId> parent, Optional<BatchId> before, Optional<String> misread) {

    private static final int LONGEST = 100;

    /** Reads the address's parameters {@code in} and {@code before}. */
    static BatchesQuery parse(Function<String, @Nullable String> parameter) {
        Optional<String> inside = given(parameter, "in");
        Optional<String> older = given(parameter, "before");
        Optional<BatchId> parent = inside.flatMap(BatchesQuery::id);
        Optional<BatchId> before = older.flatMap(BatchesQuery::id);
        Optional<String> misread =
                inside.filter(text -> parent.isEmpty()).or(() -> older.filter(text -> before.isEmpty()));
        return new BatchesQuery(parent, before, misread);
    }

    BatchFilter filter() {
        BatchFilter filter = BatchFilter.all();
        filter = parent.map(filter::inside).orElse(filter);
        return before.map(filter::olderThan).orElse(filter);
    }

    boolean isPaged() {
        return before.isPresent();
    }

    /** What follows {@code batches} in the address of the first page. */
    String first() {
        return parent.map(id -> "?in=" + id).orElse("");
    }

    /** What follows it in the address of the next page. */
    String older(BatchId next) {
        return parent.map(id -> "?in=" + id + "&before=" + next).orElse("?before=" + next);
    }

    /** The id that a text is, if it is one. */
    static Optional<BatchId> id(String text) {
        try {
            return Optional.of(BatchId.parse(text.strip()));
        } catch (JobsException notAnId) {
            return Optional.empty();
        }
    }

    private static Optional<String> given(Function<String, @Nullable String> parameter, String name) {
        return Optional.ofNullable(parameter.apply(name))
                .filter(text -> !text.isBlank())
                .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }
}
