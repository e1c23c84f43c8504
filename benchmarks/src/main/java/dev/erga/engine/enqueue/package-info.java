/** Measures the parts of the way in that nothing outside of their package can call one by one. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.enqueue;
