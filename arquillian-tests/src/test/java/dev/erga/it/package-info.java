/** Erga as its users meet it: in WARs on real servers, on several nodes, through crashes. */
@org.jspecify.annotations.NullMarked
package dev.erga.it;
