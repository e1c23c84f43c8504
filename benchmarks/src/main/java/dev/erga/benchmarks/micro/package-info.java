/** Measures pure parts, each by itself, with what they allocate. */
@org.jspecify.annotations.NullMarked
package dev.erga.benchmarks.micro;
