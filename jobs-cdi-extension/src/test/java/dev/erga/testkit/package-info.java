/** What tests of Erga, and of applications that use it, stand on: a store in memory and time that is moved by hand. */
@org.jspecify.annotations.NullMarked
package dev.erga.testkit;
