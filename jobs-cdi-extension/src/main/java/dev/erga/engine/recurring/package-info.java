/** When schedules fire, and what becomes of fires that were missed; only decides, and leaves writing to others. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.recurring;
