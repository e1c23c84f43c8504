/** The page of failures: in which ways jobs have failed, how often lately, and the way to requeue all that failed alike. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.failures;
