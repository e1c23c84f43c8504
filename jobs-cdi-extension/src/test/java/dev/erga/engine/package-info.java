/** What an engine promises, on a store in memory. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine;
