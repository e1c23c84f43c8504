/** What the parts of working promise. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.monitor;
