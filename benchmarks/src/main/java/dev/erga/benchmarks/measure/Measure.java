package dev.erga.benchmarks.measure;

/** What a figure is of. */
public enum Measure {
    RATE("jobs/s"),
    DATABASE_CPU("µs CPU of the database per job"),
    JVM_CPU("µs CPU of the JVM per job"),
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
}
