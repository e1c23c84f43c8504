/** The words of the engine's numbered errors and reports. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.message;
