/** The contract between the engine and a store; for those who write stores. */
@org.jspecify.annotations.NullMarked
package dev.erga.jobs.spi;
