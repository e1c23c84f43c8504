/** Tests of the page of queues. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.queues;
