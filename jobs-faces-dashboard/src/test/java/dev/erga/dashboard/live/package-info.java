/** Tests of what open pages ask for. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.live;
