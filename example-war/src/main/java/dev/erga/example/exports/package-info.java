/** The nightly export: a long job that logs, shows how far it is, and goes on where it was interrupted. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.exports;
