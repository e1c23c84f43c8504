/** The page of nodes: who works, how their machines are, who is silent and who has gone. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.nodes;
