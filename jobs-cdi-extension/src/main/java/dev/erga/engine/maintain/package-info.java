/** What every node does beside running jobs: promote, rescue, hold, fire schedules, prune. No node leads. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.maintain;
