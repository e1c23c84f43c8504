/** What open pages ask for again and again: counts, nodes, and the states of the jobs they show. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.live;
