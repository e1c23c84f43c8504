/** The check of what is stored against classes that are not deployed yet: a command, for build servers and people. */
@org.jspecify.annotations.NullMarked
package dev.erga.check;
