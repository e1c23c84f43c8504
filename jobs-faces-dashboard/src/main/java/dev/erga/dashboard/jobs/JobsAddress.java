package dev.erga.dashboard.jobs;

import dev.erga.dashboard.text.StateLook;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.JobFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an address: what it asks for, and what of it means nothing, so that the page can say that it was left out. */
final class JobsAddress {

    /** What lists will be searched by once the store has an index for it. */
    private static final Set<String> LATER = Set.of("arg");

    private final Instant now;
    private final List<Misread> misread = new ArrayList<>();
    private final Map<Qualifier, Term> words = new EnumMap<>(Qualifier.class);
    private Optional<JobState> state = Optional.empty();

    private JobsAddress(Instant now) {
        this.now = now;
    }

    /** Reads the address's parameters {@code state}, {@code q}, {@code before}, {@code after} and {@code pick}. */
    static JobsQuery parse(Function<String, @Nullable String> parameter, Instant now) {
        return new JobsAddress(now).read(parameter);
    }

    private JobsQuery read(Function<String, @Nullable String> parameter) {
        given(parameter, "state").ifPresent(word -> readState(new Term("state", word)));
        given(parameter, "q").map(Term::parse).orElse(List.of()).forEach(this::sort);
        JobFilter filter = narrowed();
        keepToRunning();
        Optional<JobId> after = place(parameter, "after");
        Optional<JobId> before = place(parameter, "before").filter(any -> after.isEmpty());
        boolean picked = given(parameter, "pick").filter("page"::equals).isPresent();
        return new JobsQuery(state, words, filter, before, after, picked, List.copyOf(misread));
    }

    private void sort(Term term) {
        String word = term.qualifier();
        Optional<Qualifier> known =
                Qualifier.named(word).filter(any -> !term.value().isBlank());
        if (word.equals("state")) {
            readState(term);
        } else if (word.isEmpty() && id(term.value()).isPresent()) {
            words.putIfAbsent(Qualifier.ID, new Term(Qualifier.ID.word(), term.value()));
        } else if (known.isPresent()) {
            Term first = words.putIfAbsent(known.get(), term);
            if (first != null && !first.equals(term)) {
                misread.add(new Misread("twice", term.text()));
            }
        } else if (LATER.contains(word.replaceFirst("\\..*", ""))) {
            misread.add(new Misread("later", word + ":"));
        } else {
            misread.add(new Misread(word.isEmpty() ? "bare" : "unknown", term.text()));
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

    /** Jobs are found by their node while they run. */
    private void keepToRunning() {
        if (words.containsKey(Qualifier.NODE)) {
            state.filter(other -> other != JobState.PROCESSING)
                    .ifPresent(other -> misread.add(new Misread("notRunning", StateLook.key(other))));
            state = Optional.of(JobState.PROCESSING);
        }
    }

    /** What the words ask for; those that cannot be read are left out. */
    private JobFilter narrowed() {
        JobFilter filter = JobFilter.all();
        for (Qualifier qualifier : List.copyOf(words.keySet())) {
            Term term = Objects.requireNonNull(words.get(qualifier));
            Optional<JobFilter> narrower = qualifier.narrow(filter, term.value(), now);
            if (narrower.isEmpty()) {
                words.remove(qualifier);
                misread.add(new Misread(qualifier.misread(), term.text()));
            }
            filter = narrower.orElse(filter);
        }
        return filter;
    }

    private Optional<JobId> place(Function<String, @Nullable String> parameter, String name) {
        Optional<String> text = given(parameter, name);
        Optional<JobId> place = text.flatMap(JobsAddress::id);
        if (text.isPresent() && place.isEmpty()) {
            misread.add(new Misread("place", text.get()));
        }
        return place;
    }

    private static Optional<String> given(Function<String, @Nullable String> parameter, String name) {
        return Optional.ofNullable(parameter.apply(name)).filter(text -> !text.isBlank());
    }

    private static Optional<JobId> id(String text) {
        try {
            return Optional.of(JobId.parse(text));
        } catch (JobsException notAnId) {
            return Optional.empty();
        }
    }
}
