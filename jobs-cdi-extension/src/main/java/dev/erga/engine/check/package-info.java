/** Whether the code that is deployed, or about to be, can run what is stored. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.check;
