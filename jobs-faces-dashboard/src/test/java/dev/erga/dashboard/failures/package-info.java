@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.failures;
