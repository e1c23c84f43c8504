/** Writes down what was measured: a page with tables, the targets with what is met of them, and plots. */
@org.jspecify.annotations.NullMarked
package dev.erga.benchmarks.report;
