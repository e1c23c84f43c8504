/** Runs the example shop on real servers, each in a process of its own: for the demo and for the tests. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.server;
