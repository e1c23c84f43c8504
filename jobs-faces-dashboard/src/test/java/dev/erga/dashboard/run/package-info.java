/** Tests of the page on which people start jobs. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.run;
