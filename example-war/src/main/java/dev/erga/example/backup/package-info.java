/** The nightly backup of the database, each in the form its database can restore. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.backup;
