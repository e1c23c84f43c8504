/** The engine, plain Java: takes jobs from a store and runs them; knows no container. {@code Engine} is its front door. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine;
