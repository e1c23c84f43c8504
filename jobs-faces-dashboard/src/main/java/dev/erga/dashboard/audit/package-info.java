/** The page of the audit: who did what to what, when, from where and why. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.audit;
