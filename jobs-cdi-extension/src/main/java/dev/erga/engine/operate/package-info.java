/** What operators do to jobs, each action with its entry of the audit. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.operate;
