/** What users of Erga import: annotate methods, inject a {@code JobScheduler}, read a {@code JobContext}. */
@org.jspecify.annotations.NullMarked
package dev.erga.jobs;
