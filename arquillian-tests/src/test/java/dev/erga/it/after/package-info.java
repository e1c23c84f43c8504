@org.jspecify.annotations.NullMarked
package dev.erga.it.after;
