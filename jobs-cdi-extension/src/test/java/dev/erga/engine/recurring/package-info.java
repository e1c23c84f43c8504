/** When schedules fire and what becomes of missed fires. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.recurring;
