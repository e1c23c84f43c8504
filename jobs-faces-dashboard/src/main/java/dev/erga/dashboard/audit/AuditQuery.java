package dev.erga.dashboard.audit;

import dev.erga.jobs.monitor.AuditFilter;
import dev.erga.jobs.monitor.AuditSubject;
import dev.erga.jobs.monitor.AuditSubject.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the address asks for. What of it means nothing is left out.
 *
 * @param who only what this person did; empty for everybody
 * @param kind of which kind the subject is
 * @param subject only what was done to this; empty for everything
 * @param before only what is older than the entry with this number
 */
record AuditQuery(String who, Kind kind, String subject, Optional<Long> before) {

    private static final int LONGEST = 200;
    private static final int PAGE = 50;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** Reads the address's parameters {@code who}, {@code kind}, {@code subject} and {@code before}. */
    static AuditQuery parse(Function<String, @Nullable String> parameter) {
        String kind = given(parameter, "kind");
        return new AuditQuery(
                given(parameter, "who"),
                Stream.of(Kind.values())
                        .filter(known -> word(known).equals(kind))
                        .findFirst()
                        .orElse(Kind.JOB),
                given(parameter, "subject"),
                Optional.of(given(parameter, "before"))
                        .filter(text -> NUMBER.matcher(text).matches())
                        .map(Long::valueOf));
    }

    private static String given(Function<String, @Nullable String> parameter, String name) {
        String text = Optional.ofNullable(parameter.apply(name)).orElse("").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** The name of a kind or an action in addresses and texts. */
    static String word(Enum<?> known) {
        return known.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    AuditFilter filter() {
        AuditFilter filter = AuditFilter.all().limit(PAGE);
        filter = who.isEmpty() ? filter : filter.by(who);
        filter = subject.isEmpty() ? filter : filter.about(new AuditSubject(kind, subject));
        return before.map(filter::olderThan).orElse(filter);
    }

    /** Whether it asks for less than all that there is. */
    boolean isNarrow() {
        return !who.isEmpty() || !subject.isEmpty();
    }

    /** The address of what this person did, after the dashboard's. */
    static String addressOfPerson(String who) {
        return new AuditQuery(who, Kind.JOB, "", Optional.empty()).address();
    }

    /** The address of what was done to this, after the dashboard's. */
    static String addressOfSubject(Kind kind, String subject) {
        return new AuditQuery("", kind, subject, Optional.empty()).address();
    }

    /** The address of the same from the newest on, after the dashboard's. */
    String newest() {
        return new AuditQuery(who, kind, subject, Optional.empty()).address();
    }

    /** The address of the page that follows, after the dashboard's. */
    String older(long next) {
        return new AuditQuery(who, kind, subject, Optional.of(next)).address();
    }

    private String address() {
        String query = Stream.of(
                        who.isEmpty() ? "" : "who=" + encoded(who),
                        subject.isEmpty() ? "" : "kind=" + word(kind) + "&subject=" + encoded(subject),
                        before.map(id -> "before=" + id).orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/audit" : "/audit?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
