/** From a method reference and its arguments to a stored job: references, the declared methods, the argument codec. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.enqueue;
