/** How much has ended on this node and is not written yet. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.statistics;
