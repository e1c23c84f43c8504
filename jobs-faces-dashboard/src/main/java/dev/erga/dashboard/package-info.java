/** The dashboard's settings and numbered messages; the packages below hold its door, its views and its pages. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard;
