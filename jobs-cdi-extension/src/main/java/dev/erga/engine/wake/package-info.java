/** Word from node to node that jobs wait. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.wake;
