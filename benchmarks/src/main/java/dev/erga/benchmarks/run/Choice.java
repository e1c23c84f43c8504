package dev.erga.benchmarks.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to measure this time, from system properties; without them, everything in the quick size.
 *
 * @param only names of scenarios such as {@code drain-h2}, or parts of names; {@code benchmarks.only}
 * @param contenders words of which a contender's title holds one, such as {@code erga}; {@code benchmarks.contenders}
 * @param jobs how many jobs each scenario takes instead of its own number; {@code benchmarks.jobs}
 * @param rounds how many rounds count, after one to warm up; {@code benchmarks.rounds}
 * @param full whether the sizes are those of the targets, and what takes long is measured too; {@code benchmarks.size}
 */
public record Choice(String only, String contenders, Optional<Integer> jobs, int rounds, boolean full) {

    static Choice fromProperties() {
        return new Choice(
                property("only", ""),
                property("contenders", ""),
                Optional.of(property("jobs", ""))
                        .filter(jobs -> !jobs.isEmpty())
                        .map(Integer::valueOf),
                Integer.parseInt(property("rounds", "3")),
                property("size", "quick").equals("full"));
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty("benchmarks." + name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    /** One that takes long is only measured when it is asked for. */
    boolean takes(Scenario scenario) {
        return only.isEmpty() ? full || !scenario.takesLong() : isNamed(scenario);
    }

    /** A word that is a whole name means that one; any other, all whose names it is a part of. */
    private boolean isNamed(Scenario scenario) {
        Set<String> names = Stream.of(Scenario.values()).map(Choice::word).collect(Collectors.toSet());
        return Stream.of(only.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .anyMatch(word -> names.contains(word)
                        ? word.equals(word(scenario))
                        : word(scenario).contains(word));
    }

    private static String word(Scenario scenario) {
        return scenario.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean takes(Participant participant) {
        return contenders.isEmpty() || holdsOne(contenders, participant.title());
    }

    boolean isWhole() {
        return only.isEmpty() && contenders.isEmpty() && jobs.isEmpty();
    }

    int jobs(Scenario scenario) {
        return jobs.orElse(scenario.jobs(full));
    }

    private static boolean holdsOne(String words, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split(",", -1))
                .anyMatch(word -> lower.contains(word.strip()));
    }
}
