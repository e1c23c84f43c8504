/** The shops that share this application: each is a tenant, whose jobs take turns with those of the others. */
@org.jspecify.annotations.NullMarked
package dev.erga.example.shops;
