/** What a node may believe about its lease. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.node;
