/** Starts the database and a process for each contender, and has them measure in turn. */
@org.jspecify.annotations.NullMarked
package dev.erga.benchmarks.run;
