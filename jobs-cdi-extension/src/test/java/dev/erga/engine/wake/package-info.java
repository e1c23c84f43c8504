/** How word passes between nodes. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.wake;
