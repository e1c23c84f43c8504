@org.jspecify.annotations.NullMarked
package dev.erga.it.before;
