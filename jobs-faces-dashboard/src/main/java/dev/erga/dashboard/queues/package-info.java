/** The page of queues: what waits and runs in each, who works it, and who has paused it. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.queues;
