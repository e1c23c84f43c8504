package dev.erga.dashboard.jobs;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.JobFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a search can speak of besides the state, in the order in which a search is written again. This is the one place where
 * that is declared: a further one is a constant here and an index in the store. What no index serves is not here.
 */
@SuppressWarnings("ImmutableEnumChecker") // references to methods, which keep nothing
enum Qualifier {
    QUEUE(JobFilter::inQueue),
    JOB(JobFilter::named),
    LABEL(JobFilter::labelled),
    BATCH("id", (filter, word, now) -> filter.inBatch(BatchId.parse(word))),
    RECURRING(JobFilter::madeBy),
    TENANT(JobFilter::ofTenant),
    KEY(JobFilter::withKey),
    NODE(JobFilter::runningOn),
    ERROR(JobFilter::failedWith),
    FAILED("span", (filter, word, now) -> filter.failedWithin(Span.of(word))),
    SINCE("time", (filter, word, now) -> filter.madeSince(TimeWord.of(word, now).start())),
    UNTIL(
            "time",
            (filter, word, now) -> filter.madeBefore(TimeWord.of(word, now).end())),
    ID("id", (filter, word, now) -> filter.only(JobId.parse(word)));

    private final String misread;
    private final Narrowing narrowing;

    Qualifier(BiFunction<JobFilter, String, JobFilter> narrowing) {
        this("value", (filter, word, now) -> narrowing.apply(filter, word));
    }

    Qualifier(String misread, Narrowing narrowing) {
        this.misread = misread;
        this.narrowing = narrowing;
    }

    /** Has a filter ask for it too. */
    @FunctionalInterface
    private interface Narrowing {
        JobFilter by(JobFilter filter, String word, Instant now);
    }

    /** The one that is written so, without the colon. */
    static Optional<Qualifier> named(String word) {
        return Stream.of(values())
                .filter(qualifier -> qualifier.word().equals(word))
                .findFirst();
    }

    /** All that a search knows, for people to read. */
    static String listed() {
        return Stream.concat(Stream.of(values()).map(Qualifier::word), Stream.of("state"))
                .map(word -> word + ":")
                .collect(Collectors.joining(" "));
    }

    /** How it is written, without the colon. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The end of the key of the text that is shown where its value cannot be read. */
    String misread() {
        return misread;
    }

    /** The narrower filter; empty if the value cannot be read. */
    Optional<JobFilter> narrow(JobFilter filter, String value, Instant now) {
        try {
            return Optional.of(narrowing.by(filter, value, now));
        } catch (JobsException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
