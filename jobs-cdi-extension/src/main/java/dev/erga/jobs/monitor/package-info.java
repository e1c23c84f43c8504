/** All that a dashboard or another administration face may ask. */
@org.jspecify.annotations.NullMarked
package dev.erga.jobs.monitor;
