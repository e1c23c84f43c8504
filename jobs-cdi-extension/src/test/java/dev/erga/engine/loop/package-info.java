/** What loops, logs and repeated transactions promise. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.loop;
