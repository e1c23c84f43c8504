/** Tests of the lists of jobs. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.jobs;
