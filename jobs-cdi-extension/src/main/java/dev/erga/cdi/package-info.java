/** The CDI extension: finds and checks job methods, reads the configuration, runs one engine for each deployment. */
@org.jspecify.annotations.NullMarked
package dev.erga.cdi;
