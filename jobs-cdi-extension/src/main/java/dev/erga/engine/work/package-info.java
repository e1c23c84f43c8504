/** Takes jobs from the store and runs them: poller, workers, attempts, decisions, completions. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.work;
