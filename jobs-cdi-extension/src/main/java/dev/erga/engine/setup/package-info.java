/** What an engine is given: its settings, the declared job methods and schedules, and its ports to the world outside. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.setup;
