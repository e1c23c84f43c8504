/** This deployment as a node: joining, renewing its lease, knowing when it has lost it, leaving. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.node;
