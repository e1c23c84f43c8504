/** Tests of actions. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.action;
