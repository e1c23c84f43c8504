package dev.erga.benchmarks.measure;

import java.util.Optional;

/** What a figure is of. */
public enum Measure {
    RATE("jobs/s"),
    RATE_WATCHED("jobs/s, watched"),
    DATABASE_CPU("µs CPU of the database per job"),
    DATABASE_CPU_WATCHED("µs CPU of the database, watched"),
    JVM_CPU("µs CPU of the JVM per job"),
    JVM_CPU_WATCHED("µs CPU of the JVM, watched"),
    ALLOCATED("bytes allocated per job"),
    HALF_WITHIN("ms, p50"),
    MOST_WITHIN("ms, p95"),
    NEARLY_ALL_WITHIN("ms, p99"),
    STATEMENTS("statements/s"),
    CORE_SHARE("% of a core"),
    HEAP_EARLY("MB live after a tenth"),
    HEAP_LATE("MB live at the end"),
    UNFINISHED("jobs not run when patience ended");

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    public String unit() {
        return unit;
    }

    /** The same figure of a time when people looked on, where it has a place of its own. */
    Optional<Measure> watched() {
        return switch (this) {
            case RATE -> Optional.of(RATE_WATCHED);
            case DATABASE_CPU -> Optional.of(DATABASE_CPU_WATCHED);
            case JVM_CPU -> Optional.of(JVM_CPU_WATCHED);
            case UNFINISHED -> Optional.of(UNFINISHED);
            default -> Optional.empty();
        };
    }
}
