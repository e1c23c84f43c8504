/** Measures one contender in its own process; nothing here knows which one, or where it runs. */
@org.jspecify.annotations.NullMarked
package dev.erga.benchmarks.measure;
