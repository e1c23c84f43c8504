/** What enqueueing promises. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.enqueue;
