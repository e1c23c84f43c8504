@org.jspecify.annotations.NullMarked
package dev.erga.check;
