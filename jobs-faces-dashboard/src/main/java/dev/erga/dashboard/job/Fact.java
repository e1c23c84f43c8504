package dev.erga.dashboard.job;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is known of a job.
 *
 * @param name what it is
 * @param value the words; empty where links say it all
 * @param links the ways to what it speaks of; empty for none
 * @param exact the exact time for machines, if it is one; else empty
 */
public record Fact(String name, String value, List<Link> links, String exact) {

    static Fact of(String name, String value) {
        return new Fact(name, value, List.of(), "");
    }

    static Fact of(String name, Link link) {
        return new Fact(name, "", List.of(link), "");
    }

    static Optional<Fact> of(String name, Optional<String> value) {
        return value.map(known -> of(name, known));
    }
}
