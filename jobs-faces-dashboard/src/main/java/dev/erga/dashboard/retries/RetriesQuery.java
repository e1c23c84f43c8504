package dev.erga.dashboard.retries;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.RetryFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the address asks for.
 *
 * @param after where the page before ended
 * @param misread what of it means nothing and was left out
 */
record RetriesQuery(Optional<RetryFilter.Place> after, Optional<String> misread) {

    private static final char BETWEEN = '~';

    static RetriesQuery parse(@Nullable String after) {
        Optional<String> given = Optional.ofNullable(after).filter(text -> !text.isBlank());
        Optional<RetryFilter.Place> place = given.flatMap(RetriesQuery::place);
        return new RetriesQuery(place, given.filter(any -> place.isEmpty()));
    }

    RetryFilter filter() {
        return after.map(RetryFilter.soonest()::behind).orElse(RetryFilter.soonest());
    }

    /** What follows the question mark in the address of the page behind a place. */
    static String behind(RetryFilter.Place place) {
        return "after=" + URLEncoder.encode(place.due() + "" + BETWEEN + place.job(), StandardCharsets.UTF_8);
    }

    /** A time that the database cannot have is none. */
    private static Optional<RetryFilter.Place> place(String text) {
        int between = text.indexOf(BETWEEN);
        if (between < 0) {
            return Optional.empty();
        }
        try {
            Instant due = Instant.parse(text.substring(0, between));
            JobId job = JobId.parse(text.substring(between + 1));
            return due.isAfter(Instant.EPOCH) && due.isBefore(Instant.parse("9999-12-31T00:00:00Z"))
                    ? Optional.of(new RetryFilter.Place(due, job))
                    : Optional.empty();
        } catch (DateTimeException | JobsException notAPlace) {
            return Optional.empty();
        }
    }
}
