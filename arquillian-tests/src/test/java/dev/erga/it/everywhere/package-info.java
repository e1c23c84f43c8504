/** A small application that uses Erga from each kind of component; tests put it into WARs of their own. */
@org.jspecify.annotations.NullMarked
package dev.erga.it.everywhere;
