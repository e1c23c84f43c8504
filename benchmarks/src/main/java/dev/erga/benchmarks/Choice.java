package dev.erga.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What to measure this time, from system properties; without them, everything.
 *
 * @param only words of which a scenario's constant name holds one, such as {@code drain}; {@code benchmarks.only}
 * @param contenders words of which a contender's name holds one, such as {@code erga}; {@code benchmarks.contenders}
 * @param jobs how many jobs each scenario takes instead of its own number; {@code benchmarks.jobs}
 * @param rounds how many rounds count, after one to warm up; {@code benchmarks.rounds}
 */
record Choice(String only, String contenders, OptionalInt jobs, int rounds) {

    static Choice fromProperties() {
        String jobs = System.getProperty("benchmarks.jobs", "");
        return new Choice(
                System.getProperty("benchmarks.only", ""),
                System.getProperty("benchmarks.contenders", ""),
                jobs.isBlank() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(jobs)),
                Integer.getInteger("benchmarks.rounds", 3));
    }

    boolean takes(Scenario scenario) {
        return holdsOne(only, scenario.name().replace('_', '-'));
    }

    boolean takesContender(String name) {
        return holdsOne(contenders, name);
    }

    int jobs(Scenario scenario) {
        return jobs.orElse(scenario.jobs());
    }

    private static boolean holdsOne(String words, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return words.isBlank()
                || Arrays.stream(words.toLowerCase(Locale.ROOT).split(","))
                        .anyMatch(word -> lower.contains(word.trim()));
    }
}
