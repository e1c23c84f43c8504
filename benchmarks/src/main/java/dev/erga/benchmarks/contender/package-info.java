/** Those who are measured, each with the settings that its own documentation advises for speed. */
@org.jspecify.annotations.NullMarked
package dev.erga.benchmarks.contender;
