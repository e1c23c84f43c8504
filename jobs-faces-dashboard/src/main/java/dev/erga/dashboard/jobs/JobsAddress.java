package dev.erga.dashboard.jobs;

import dev.erga.dashboard.text.StateLook;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an address: what it asks for, and what of it means nothing, so that the page can say that it was left out. */
final class JobsAddress {

    /** In the order in which a search is written again. */
    private static final List<String> KNOWN = List.of("queue", "job", "label", "batch", "error", "failed", "id");

    /** What lists will be searched by once the store has an index for it. */
    private static final Set<String> LATER = Set.of("tenant", "node", "recurring", "arg", "key", "since", "until");

    private final List<Misread> misread = new ArrayList<>();
    private final Map<String, Term> words = new LinkedHashMap<>();
    private Optional<JobState> state = Optional.empty();

    private JobsAddress() {}

    /** Reads the address's parameters {@code state}, {@code q}, {@code before} and {@code after}. */
    static JobsQuery parse(Function<String, @Nullable String> parameter) {
        return new JobsAddress().read(parameter);
    }

    private JobsQuery read(Function<String, @Nullable String> parameter) {
        given(parameter, "state").ifPresent(word -> readState(new Term("state", word)));
        Map<String, Term> found = new LinkedHashMap<>();
        given(parameter, "q").map(Term::parse).orElse(List.of()).forEach(term -> sort(term, found));
        Optional<BatchId> batch = read(found, "batch", BatchId::parse);
        Optional<JobId> id = read(found, "id", JobId::parse);
        Optional<Duration> failedWithin = readFailure(found, id.isPresent());
        KNOWN.forEach(known -> Optional.ofNullable(found.get(known)).ifPresent(term -> words.put(known, term)));
        Optional<JobId> after = place(parameter, "after");
        Optional<JobId> before = place(parameter, "before").filter(any -> after.isEmpty());
        return new JobsQuery(state, words, batch, failedWithin, id, before, after, List.copyOf(misread));
    }

    private void sort(Term term, Map<String, Term> found) {
        String qualifier = term.qualifier();
        if (qualifier.equals("state")) {
            readState(term);
        } else if (qualifier.isEmpty() && id(term.value(), JobId::parse).isPresent()) {
            found.putIfAbsent("id", new Term("id", term.value()));
        } else if (KNOWN.contains(qualifier) && !term.value().isBlank()) {
            Term first = found.putIfAbsent(qualifier, term);
            if (first != null && !first.equals(term)) {
                misread.add(new Misread("twice", term.text()));
            }
        } else if (LATER.contains(qualifier.replaceFirst("\\..*", ""))) {
            misread.add(new Misread("later", qualifier + ":"));
        } else {
            misread.add(new Misread(qualifier.isEmpty() ? "bare" : "unknown", term.text()));
        }
    }

    /** A state in the search comes after one in the address, and is what the person has typed last. */
    private void readState(Term term) {
        Optional<JobState> named = StateLook.named(term.value().toLowerCase(Locale.ROOT));
        if (named.isEmpty()) {
            misread.add(new Misread("state", term.value()));
        } else {
            state = named;
        }
    }

    private <T> Optional<T> read(Map<String, Term> found, String qualifier, Function<String, T> reader) {
        Optional<Term> term = Optional.ofNullable(found.get(qualifier));
        Optional<T> value = term.flatMap(known -> id(known.value(), reader));
        if (term.isPresent() && value.isEmpty()) {
            found.remove(qualifier);
            misread.add(new Misread("id", term.get().text()));
        }
        return value;
    }

    /** Of a job that is named already it would say nothing more. */
    private Optional<Duration> readFailure(Map<String, Term> found, boolean named) {
        if (named) {
            leaveOut(found, "error", "beside");
            leaveOut(found, "failed", "beside");
        }
        Optional<Duration> span =
                Optional.ofNullable(found.get("failed")).map(Term::value).flatMap(Span::parse);
        if (span.isEmpty()) {
            leaveOut(found, "failed", "span");
        }
        return span;
    }

    private void leaveOut(Map<String, Term> found, String qualifier, String why) {
        Optional.ofNullable(found.remove(qualifier)).ifPresent(term -> misread.add(new Misread(why, term.text())));
    }

    private Optional<JobId> place(Function<String, @Nullable String> parameter, String name) {
        Optional<String> text = given(parameter, name);
        Optional<JobId> place = text.flatMap(known -> id(known, JobId::parse));
        if (text.isPresent() && place.isEmpty()) {
            misread.add(new Misread("place", text.get()));
        }
        return place;
    }

    private static Optional<String> given(Function<String, @Nullable String> parameter, String name) {
        return Optional.ofNullable(parameter.apply(name)).filter(text -> !text.isBlank());
    }

    private static <T> Optional<T> id(String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (JobsException notAnId) {
            return Optional.empty();
        }
    }
}
