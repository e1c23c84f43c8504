/** Tests of the page of one job. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.job;
