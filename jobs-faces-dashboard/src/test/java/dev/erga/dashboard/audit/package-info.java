/** Tests of the page of the audit. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.audit;
