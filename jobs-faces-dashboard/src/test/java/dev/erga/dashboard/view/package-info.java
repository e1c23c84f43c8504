/** Tests of addresses and views. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.view;
