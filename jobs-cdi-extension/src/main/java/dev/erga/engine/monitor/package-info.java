/** What dashboards ask, answered from the store. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.monitor;
