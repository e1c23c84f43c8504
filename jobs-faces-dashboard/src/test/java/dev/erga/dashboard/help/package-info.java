/** Tests of the help. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.help;
