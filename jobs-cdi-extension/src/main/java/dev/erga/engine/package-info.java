/** The engine, plain Java: takes jobs from a store and runs them; knows no container. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine;
