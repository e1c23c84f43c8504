/** Tests of the page of nodes. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.nodes;
