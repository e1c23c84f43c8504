/** What keeps a node going: loops with a name and an end, transactions tried again, and logs that stay calm. */
@org.jspecify.annotations.NullMarked
package dev.erga.engine.loop;
