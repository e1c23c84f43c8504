/** What nodes count of ends. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.statistics;
